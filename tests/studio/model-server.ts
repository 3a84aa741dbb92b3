import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a model was asked. */
export interface AskedModel {
	path: string;
	headers: IncomingHttpHeaders;
	body: {
		model: string;
		messages: { role: string; content: string }[];
		response_format?: { type: string };
	};
}

/** How the server answers the next request. */
export type Answering = (response: ServerResponse) => void;

export interface ModelServer {
	/** Up to `/v1`, as MODEL_URL. */
	url: string;
	asked: AskedModel[];
	/** The answers in their order; the last one stays. */
	answers: Answering[];
	close(): void;
}

/** A server that speaks the protocol of chat completions, and answers as a test wants. */
export async function openModelServer(...answers: Answering[]): Promise<ModelServer> {
	const server = createServer(async (request, response) => {
		const body = JSON.parse(await text(request));
		model.asked.push({ path: request.url ?? '', headers: request.headers, body });
		const [answer] = model.answers.length > 1 ? model.answers.splice(0, 1) : model.answers;
		answer?.(response);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
	const model: ModelServer = { url, asked: [], answers, close };
	return model;
}

/** A whole answer, as the protocol has it. */
export function completing(content: unknown, { reason = 'stop', refusal = null as string | null } = {}): Answering {
	const said = typeof content === 'string' || content === null ? content : JSON.stringify(content);
	return sending(
		200,
		JSON.stringify({
			id: 'chatcmpl-1',
			object: 'chat.completion',
			created: 1,
			model: 'liten',
			choices: [{ index: 0, finish_reason: reason, message: { role: 'assistant', content: said, refusal } }],
		}),
	);
}

export function sending(status: number, body: string, headers: Record<string, string> = {}): Answering {
	return (response) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

/** Begins an answer and never ends it. */
export const stalling: Answering = (response) => {
	response.writeHead(200, { 'content-type': 'application/json' });
	response.write('{"choices":');
};

export const silent: Answering = () => {};

export const hangingUp: Answering = (response) => response.destroy();

/** Spaces without an end. */
export const flooding: Answering = (response) => {
	response.writeHead(200, { 'content-type': 'application/json' });
	const pour = () => {
		while (!response.destroyed && response.write(' '.repeat(65_536)));
	};
	response.on('drain', pour);
	pour();
};
