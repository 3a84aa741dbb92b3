import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';
import { Invalid } from './errors.ts';
import { fetchFailure } from './fetch-failure.ts';
import { type PrivateAllowance, publicConnector } from './public-address.ts';

export interface FetchLimits {
	/** The most that the body may hold, also after decompression. */
	maxBytes: number;
	/** Time for the whole fetch, redirects and body included. */
	timeoutMs: number;
	/** Time until the headers are complete; 30 seconds unless told. */
	headerTimeoutMs?: number;
	/** The longest pause within the body; 30 seconds unless told. */
	idleTimeoutMs?: number;
}

export interface FetchOptions extends FetchLimits {
	/** For example `if-none-match`; names in lower case. */
	headers?: Record<string, string>;
	accept?: string;
	allowPrivate?: PrivateAllowance;
}

export interface FetchAnswer {
	status: number;
	/** Names in lower case, several values joined by a comma. */
	headers: Record<string, string>;
	/** The address that answered, after redirects. */
	url: string;
	/** Decompressed; read it to its end or leave the loop, which closes the connection. */
	body: AsyncIterable<Uint8Array>;
	/** Lets go of a body that nobody is going to read, such as a 404's. */
	close(): void;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
const DECODERS: Record<string, () => Transform> = {
	gzip: createGunzip,
	'x-gzip': createGunzip,
	deflate: createInflate,
	br: createBrotliDecompress,
};

/**
 * Fetches an address that somebody else wrote: only http and https, only public hosts (also after each
 * redirect), within limits of time and size. Throws `Invalid` with a sentence that names the address, or
 * `Interrupted` when another try may succeed; any status is an answer.
 */
export async function safeFetch(address: string, options: FetchOptions): Promise<FetchAnswer> {
	const deadline = AbortSignal.timeout(options.timeoutMs);
	let url = webUrl(address);
	let headers = requestHeaders(options);
	for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
		const answer = await ask(url, headers, options, deadline);
		const target = redirectTarget(answer, url);
		if (!target) return received(answer, url, options);
		// A connection that is thrown away cannot make us wait for the end of a redirect's body.
		answer.body.destroy();
		headers = target.origin === url.origin ? headers : withoutSecrets(headers);
		url = target;
	}
	throw new Invalid(`${address} was not fetched: it redirects more than ${MAX_REDIRECTS} times.`);
}

/** Checks what can be checked of an address before anybody is asked; throws `Invalid`. */
function webUrl(address: string, base?: URL): URL {
	const from = base ? ` (a redirect from ${base.href})` : '';
	const url = URL.parse(address, base);
	if (!url) throw new Invalid(`${address}${from} was not fetched: it is not an address.`);
	if (url.protocol !== 'http:' && url.protocol !== 'https:') {
		throw new Invalid(`${address}${from} was not fetched: only http and https addresses are.`);
	}
	if (url.username || url.password) {
		throw new Invalid(
			`${url.origin}${url.pathname}${from} was not fetched: its address holds a user name or password; leave them out.`,
		);
	}
	return url;
}

async function ask(url: URL, headers: Record<string, string>, options: FetchOptions, deadline: AbortSignal) {
	try {
		const answer = await request(url, {
			dispatcher: agentFor(options.allowPrivate ?? false),
			headers,
			headersTimeout: options.headerTimeoutMs ?? 30_000,
			bodyTimeout: options.idleTimeoutMs ?? 30_000,
			signal: deadline,
		});
		// A body that nobody reads may still break off; only readers need to hear of it.
		answer.body.on('error', () => {});
		return answer;
	} catch (error) {
		throw fetchFailure(url.href, error);
	}
}

const agents = new Map<string, Agent>();

/** One agent per allowance: a connection opened under a wider one must not be reused under a narrower one. */
function agentFor(allowance: PrivateAllowance): Agent {
	const key = JSON.stringify(allowance);
	const agent = agents.get(key) ?? new Agent({ connect: publicConnector(allowance) });
	agents.set(key, agent);
	return agent;
}

function requestHeaders({ headers, accept }: FetchOptions): Record<string, string> {
	return { 'user-agent': 'Dugnad', accept: accept ?? '*/*', 'accept-encoding': 'gzip, br', ...headers };
}

function withoutSecrets({ authorization: _a, cookie: _c, ...rest }: Record<string, string>): Record<string, string> {
	return rest;
}

function redirectTarget({ statusCode, headers }: Dispatcher.ResponseData, url: URL): URL | undefined {
	const location = headerText(headers.location);
	return REDIRECTS.includes(statusCode) && location ? webUrl(location, url) : undefined;
}

function received({ statusCode, headers, body }: Dispatcher.ResponseData, url: URL, { maxBytes }: FetchLimits): FetchAnswer {
	const announced = Number(headerText(headers['content-length']) ?? 0);
	const answer = { status: statusCode, headers: plainHeaders(headers), url: url.href, close: () => void body.destroy() };
	try {
		if (announced > maxBytes) throw tooLong(url.href, maxBytes);
		const encoding = answer.headers['content-encoding']?.trim().toLowerCase();
		return { ...answer, body: limited(url.href, decoded(url.href, encoding, body, maxBytes), body, maxBytes) };
	} catch (error) {
		body.destroy();
		throw error;
	}
}

function decoded(address: string, encoding: string | undefined, body: Readable, maxBytes: number): AsyncIterable<Uint8Array> {
	if (!encoding || encoding === 'identity') return body;
	const decoder = Object.hasOwn(DECODERS, encoding) && DECODERS[encoding]?.();
	if (!decoder) throw new Invalid(`${address} was not read: its body is compressed as "${encoding}", which is unknown here.`);
	// The compressed side is limited too: endless empty gzip members give no output that could be counted.
	return pipeline(limited(address, body, body, maxBytes), decoder, () => {});
}

async function* limited(address: string, chunks: AsyncIterable<Uint8Array>, source: Readable, maxBytes: number) {
	let bytes = 0;
	try {
		for await (const chunk of chunks) {
			bytes += chunk.length;
			if (bytes > maxBytes) throw tooLong(address, maxBytes);
			yield chunk;
		}
	} catch (error) {
		throw fetchFailure(address, error);
	} finally {
		source.destroy();
	}
}

function tooLong(address: string, maxBytes: number): Invalid {
	return new Invalid(`${address} was given up: it is longer than the ${maxBytes} bytes allowed.`);
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, headerText(value) ?? '']));
}

function headerText(value: string | string[] | undefined): string | undefined {
	return Array.isArray(value) ? value.join(', ') : value;
}
