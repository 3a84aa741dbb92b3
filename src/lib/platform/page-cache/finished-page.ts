import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';
import { type Coding, chooseCoding } from './accept-encoding.ts';
import type { Answer } from './capture.ts';

/** A page as it lies in memory: compressed where that helps, one reply for each coding that somebody asked for. */
export interface FinishedPage {
	tags: string[];
	replies: Map<Coding, Reply | Promise<Reply>>;
	/** Of the page as it was rendered. */
	digest: string;
	headers: [name: string, value: string][];
	isCompressible: boolean;
}

/** Everything that a hit sends, made beforehand; names and values in turn, as Node writes them fastest. */
interface Reply {
	etag: string;
	headers: string[];
	notModified: string[];
	body: Buffer;
}

const compressible = /^(text\/|image\/svg\+xml|application\/([\w.-]+\+)?(json|xml|javascript)\b)/;
const worthCompressing = 1_000;
const revalidate: [string, string] = ['cache-control', 'public, max-age=0, must-revalidate'];
/** What a 304 says besides the validators (RFC 9110, section 15.4.5). */
const alsoUnmodified = ['cache-control', 'content-location', 'expires'];

/**
 * Finishes a rendered page. Brotli at quality 5 takes 1.3 ms for a long case page, outside the event loop's thread;
 * quality 11 would save a tenth of the bytes for fifty times the work.
 */
export async function finishPage({ headers, tags, body }: Answer): Promise<FinishedPage> {
	const own = new Map(headers);
	const page: FinishedPage = {
		tags,
		replies: new Map(),
		digest: createHash('sha256').update(body).digest('base64url').slice(0, 22),
		headers: own.has('cache-control') ? headers : [...headers, revalidate],
		isCompressible: body.length >= worthCompressing && compressible.test(own.get('content-type') ?? ''),
	};
	if (page.isCompressible) page.replies.set('br', replyOf(page, 'br', await brotli(body)));
	else page.replies.set('identity', replyOf(page, 'identity', body));
	return page;
}

/** How much memory a page takes with what belongs to it. */
export function sizeOf(page: FinishedPage): number {
	let size = 1_000 + 2 * page.headers.join().length;
	for (const reply of page.replies.values()) if (!(reply instanceof Promise)) size += reply.body.length + 500;
	return size;
}

/** Sends the page as this reader wants it; `onGrowth` is called when another coding of it is kept from now on. */
export function sendPage(page: FinishedPage, req: IncomingMessage, res: ServerResponse, onGrowth: () => void): void {
	const coding = page.isCompressible ? chooseCoding(req.headers['accept-encoding']) : 'identity';
	const reply = page.replies.get(coding) ?? makeReply(page, coding, onGrowth);
	if (reply instanceof Promise) reply.then((made) => sendReply(made, req, res)).catch(() => res.destroy());
	else sendReply(reply, req, res);
}

/** Makes a coding that nobody has asked for yet. Readers without compression are few: theirs is not kept. */
function makeReply(page: FinishedPage, coding: Coding, onGrowth: () => void): Promise<Reply> {
	const plain = promisify(brotliDecompress)((page.replies.get('br') as Reply).body);
	if (coding === 'identity') return plain.then((bytes) => replyOf(page, coding, bytes));
	const reply = plain.then((bytes) => promisify(gzip)(bytes)).then((bytes) => replyOf(page, coding, bytes));
	page.replies.set(coding, reply);
	return reply.then((made) => {
		page.replies.set(coding, made);
		onGrowth();
		return made;
	});
}

function replyOf(page: FinishedPage, coding: Coding, bytes: Buffer): Reply {
	// A copy of its own: what the compressors return is a slice of a larger buffer that would be kept with it.
	const body = Buffer.allocUnsafeSlow(bytes.length);
	bytes.copy(body);
	const etag = coding === 'identity' ? `"${page.digest}"` : `"${page.digest}-${coding}"`;
	const validators: [string, string][] = [['etag', etag]];
	if (page.isCompressible) validators.push(['vary', 'Accept-Encoding']);
	const ofTheBytes = [...validators, ['content-length', String(body.length)]];
	if (coding !== 'identity') ofTheBytes.push(['content-encoding', coding]);
	return {
		etag,
		headers: [...page.headers, ...ofTheBytes].flat(),
		notModified: [...validators, ...page.headers.filter(([name]) => alsoUnmodified.includes(name))].flat(),
		body,
	};
}

function sendReply(reply: Reply, req: IncomingMessage, res: ServerResponse): void {
	if (isMatch(req.headers['if-none-match'], reply.etag)) res.writeHead(304, reply.notModified).end();
	else res.writeHead(200, reply.headers).end(reply.body);
}

/** Weak comparison (RFC 9110, section 13.1.2): a tag, a list of tags, or `*`. */
function isMatch(header: string | undefined, etag: string): boolean {
	if (!header) return false;
	return header === etag || header.trim() === '*' || (header.match(/"[^"]*"/g)?.includes(etag) ?? false);
}

function brotli(body: Buffer): Promise<Buffer> {
	const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: sizeHint } = constants;
	return promisify(brotliCompress)(body, { params: { [quality]: 5, [sizeHint]: body.length } });
}
