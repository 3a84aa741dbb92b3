import { once } from 'node:events';
import {
	Agent,
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type RequestOptions,
	request,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { createPageCache, type PageCache } from '../page-cache.ts';

/** What came back, its bytes as they were sent. */
export interface Reply {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** A site behind a cache on a port of its own, for tests: real sockets, real headers. */
export interface Site {
	port: number;
	get(path: string, headers?: Record<string, string>, method?: string): Promise<Reply>;
	close(): Promise<void>;
}

/** Serves `render` behind `cache`. */
export async function openSite(cache: PageCache, render: (req: IncomingMessage, res: ServerResponse) => void): Promise<Site> {
	const server = createServer((req, res) => cache.handle(req, res, render));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const agent = new Agent({ keepAlive: true, maxSockets: 200 });
	return {
		port,
		get: (path, headers = {}, method = 'GET') => get({ port, path, headers, method, agent }),
		async close() {
			agent.destroy();
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}

async function get(options: RequestOptions): Promise<Reply> {
	const outgoing = request(options);
	outgoing.end();
	const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
	const body = Buffer.concat(await answer.toArray());
	return { status: answer.statusCode ?? 0, headers: answer.headers, body };
}

export const html = `<!doctype html><title>Sak</title>${'<p>En samtale om å dele.</p>'.repeat(200)}`;

export type Render = (req: IncomingMessage, res: ServerResponse) => void;

/** A site whose every address is the page above, and that counts how often it renders. */
export async function siteOf({ cache = createPageCache({ maxBytes: 1e7 }), render = page() as Render } = {}) {
	const rendered: string[] = [];
	let [asked, over] = [0, 0];
	const counting: Render = (req, res) => {
		rendered.push(`${req.method} ${req.url}`);
		render(req, res);
	};
	const handle: PageCache['handle'] = (req, res, inner) => {
		asked++;
		res.once('close', () => over++);
		cache.handle(req, res, inner);
	};
	const site = await openSite({ ...cache, handle }, counting);
	onTestFinished(site.close);
	const isAsked = (times: number) => until(() => asked === times);
	const isOver = (times: number) => until(() => over === times);
	return { ...site, cache, rendered, isAsked, isOver };
}

/** An answer that may be kept, but for what is said here. */
export function page(
	headers: Record<string, string | string[]> = {},
	{ status = 200, body = html as string | Buffer } = {},
): Render {
	return (_, res) => {
		const all = { 'content-type': 'text/html', 'x-page-tags': 'case:1 list', ...headers };
		for (const [name, value] of Object.entries(all)) if (value.length > 0) res.setHeader(name, value);
		res.writeHead(status);
		res.end(body);
	};
}

/** Renders that read what they show when they begin, and wait to be told before they send it. */
export function heldRender(begin: () => Render = page) {
	const held: (() => void)[] = [];
	const render: Render = (req, res) => {
		const finish = begin();
		held.push(() => finish(req, res));
	};
	return {
		render,
		isHeld: (count: number) => until(() => held.length === count),
		go: (count = 99) => held.splice(0, count).forEach((finish) => void finish()),
	};
}

/** Lets everything else go on until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await nextTurn();
}
