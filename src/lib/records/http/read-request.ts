import type { IncomingMessage } from 'node:http';
import { isAlternate, readAlternate } from './alternate-syntax.ts';
import type { XapiRequest } from './exchange.ts';
import { readParameters } from './parameters.ts';
import { readBody } from './read-body.ts';

/** A request whose body may still be under way. */
export type XapiHead = Omit<XapiRequest, 'body'> & { readBody(): Promise<Buffer> };

/** Reads what a request is for; one in the alternate syntax becomes the one that its form stands for. Throws Refusal. */
export async function readRequest(incoming: IncomingMessage, maxBodyBytes: number): Promise<XapiHead> {
	const { path, query } = splitAddress(incoming);
	const head = { method: incoming.method ?? 'GET', path, parameters: readParameters(query), headers: incoming.headers };
	const read = () => readBody(incoming, maxBodyBytes);
	if (!isAlternate(head)) return { ...head, readBody: read };
	const { body, ...meant } = readAlternate({ ...head, body: await read() });
	return { ...meant, readBody: async () => body };
}

/** What follows `/xapi` in a request's address, and its query. */
export function splitAddress({ url = '' }: Pick<IncomingMessage, 'url'>): { path: string; query: string } {
	const [path = '', ...query] = url.split('?');
	return { path: path.replace(/^\/xapi/, '').replace(/\/$/, ''), query: query.join('?') };
}
