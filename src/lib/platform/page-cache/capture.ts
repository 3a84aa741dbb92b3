import type { ServerResponse } from 'node:http';

/** An answer that may be kept, whole, before anything of it is sent. */
export interface Answer {
	/** Without those that depend on how the bytes are coded. */
	headers: [name: string, value: string][];
	tags: string[];
	body: Buffer;
}

/** `passed`: the answer went straight to its reader. `lost`: the reader left before it was whole. */
export type Outcome = Answer | 'passed' | 'lost';

/** Set by the site on answers that may be kept: the tags that make them stale. It never leaves the server. */
export const tagsHeader = 'x-page-tags';

/** Larger answers are streamed to their reader and not kept. A feed of 1,000 episodes has 2 to 6 MB. */
const largestPage = 8 * 1_048_576;

/**
 * Holds back what is written to `res` while it may become a page to keep, and tells once how it went. An answer
 * that may not be kept goes on as if nobody looked: from its head on or, when it grows too large, from then on.
 */
export function captureAnswer(res: ServerResponse, settle: (outcome: Outcome) => void): void {
	const capture = new Capture(res, settle);
	Object.assign(res, {
		writeHead: capture.writeHead.bind(capture),
		write: capture.write.bind(capture),
		end: capture.end.bind(capture),
	});
}

/** Keeps the tags from the reader, and shared caches from a page that is for this reader alone. */
export function passUnkept(res: ServerResponse, isPersonal: boolean): void {
	Object.assign(res, {
		writeHead(status: number, ...more: never[]) {
			const mustSay = isPersonal && res.hasHeader(tagsHeader) && !res.hasHeader('cache-control');
			if (mustSay) res.setHeader('cache-control', 'private, no-cache');
			release(res);
			return res.writeHead(status, ...more);
		},
	});
}

class Capture {
	readonly #res: ServerResponse;
	readonly #settle: (outcome: Outcome) => void;
	readonly #chunks: Buffer[] = [];
	#bytes = 0;
	#state: 'undecided' | 'keeping' | 'passed' | 'lost' = 'undecided';

	constructor(res: ServerResponse, settle: (outcome: Outcome) => void) {
		this.#res = res;
		this.#settle = settle;
		res.once('close', this.#lose);
	}

	writeHead(status: number, ...more: never[]): ServerResponse {
		if (this.#state !== 'undecided') return this.#res;
		this.#res.statusCode = status;
		this.#state = 'keeping';
		if (more.length > 0 || !isKeepable(this.#res)) {
			this.#pass();
			this.#res.writeHead(status, ...more);
		}
		return this.#res;
	}

	write(chunk: unknown, ...more: never[]): boolean {
		this.writeHead(this.#res.statusCode);
		if (this.#state === 'passed') return this.#res.write(chunk, ...more);
		return this.#state === 'lost' || this.#keep(chunk, more[0]);
	}

	end(chunk?: unknown, ...more: never[]): ServerResponse {
		this.writeHead(this.#res.statusCode);
		if (this.#state === 'passed') return this.#res.end(chunk, ...more);
		if (this.#state === 'lost') return this.#res;
		if (chunk) this.#keep(chunk, more[0]);
		return this.#state === 'keeping' ? this.#finish() : this.#res.end();
	}

	#keep(chunk: unknown, encoding: unknown): boolean {
		const piece = toBuffer(chunk, encoding);
		this.#chunks.push(piece);
		this.#bytes += piece.length;
		if (this.#bytes > largestPage) this.#pass();
		return true;
	}

	/** Sends on what was held back; from here the response is its own again. */
	#pass(): void {
		this.#state = 'passed';
		this.#letGo();
		for (const chunk of this.#chunks) this.#res.write(chunk);
		this.#settle('passed');
	}

	#finish(): ServerResponse {
		const answer = { ...takeHeaders(this.#res), body: Buffer.concat(this.#chunks) };
		this.#letGo();
		this.#settle(answer);
		return this.#res;
	}

	readonly #lose = () => {
		this.#state = 'lost';
		this.#settle('lost');
	};

	#letGo(): void {
		this.#res.off('close', this.#lose);
		release(this.#res);
	}
}

function release(res: ServerResponse): void {
	for (const name of ['writeHead', 'write', 'end']) Reflect.deleteProperty(res, name);
	res.removeHeader(tagsHeader);
}

function isKeepable(res: ServerResponse): boolean {
	const text = (name: string) => String(res.getHeader(name) ?? '').toLowerCase();
	if (res.statusCode !== 200 || !text(tagsHeader).trim()) return false;
	if (['set-cookie', 'content-encoding', 'transfer-encoding'].some((name) => res.hasHeader(name))) return false;
	const varies = text('vary')
		.split(',')
		.some((name) => !['', 'accept-encoding'].includes(name.trim()));
	return !varies && !/no-store|private/.test(text('cache-control')) && Number(text('content-length')) <= largestPage;
}

const ofTheBytes = new Set([tagsHeader, 'etag', 'content-length', 'vary', 'date', 'connection', 'keep-alive']);

function takeHeaders(res: ServerResponse): Pick<Answer, 'headers' | 'tags'> {
	const tags = String(res.getHeader(tagsHeader)).split(' ').filter(Boolean);
	const headers: [string, string][] = [];
	for (const [name, value] of Object.entries(res.getHeaders())) {
		res.removeHeader(name);
		if (!ofTheBytes.has(name)) for (const one of [value].flat()) headers.push([name, String(one)]);
	}
	return { headers, tags };
}

function toBuffer(chunk: unknown, encoding: unknown): Buffer {
	if (typeof chunk === 'string') return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
	const { buffer, byteOffset, byteLength } = chunk as Uint8Array<ArrayBuffer>;
	return Buffer.from(buffer, byteOffset, byteLength);
}
