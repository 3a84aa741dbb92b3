import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an address of the site answers: a body with its type, or a listener of its own. */
export type Answer = { type: string; body: string | Buffer } | ((request: IncomingMessage, response: ServerResponse) => void);

/** A web site on this machine that serves feeds and what they link to, and counts who asked for what. */
export interface FeedSite {
	base: string;
	/** Answers by path; may change while it runs. */
	answers: Map<string, Answer>;
	/** How often each path was asked for. */
	asked: Map<string, number>;
	close(): Promise<void>;
}

/** Starts a site; bodies have strong ETags, and conditional and range requests work. */
export async function startFeedSite(): Promise<FeedSite> {
	const answers = new Map<string, Answer>();
	const asked = new Map<string, number>();
	const server = createServer((request, response) => {
		const path = request.url ?? '/';
		asked.set(path, (asked.get(path) ?? 0) + 1);
		const answer = answers.get(path);
		if (!answer) return response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
		if (typeof answer === 'function') return answer(request, response);
		sendFile(request, response, answer);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const close = async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	return { base: `http://127.0.0.1:${port}`, answers, asked, close };
}

function sendFile(request: IncomingMessage, response: ServerResponse, { type, body }: Exclude<Answer, { call: unknown }>): void {
	const bytes = Buffer.from(body);
	const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
	const headers = { 'content-type': type, etag };
	if (request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end();
	const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
	if (from === 0) return void response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes);
	const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`, 'content-length': bytes.length - from };
	response.writeHead(206, { ...headers, ...range }).end(bytes.subarray(from));
}
