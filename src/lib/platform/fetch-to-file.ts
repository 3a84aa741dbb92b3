import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { Invalid } from './errors.ts';
import { Interrupted } from './fetch-failure.ts';
import { type FetchAnswer, type FetchOptions, safeFetch } from './safe-fetch.ts';

export interface FileFetchOptions extends FetchOptions {
	/** Bytes on disk so far, and in all when the server says. */
	onProgress?: (bytes: number, totalBytes: number | undefined) => void;
	/** Keep what arrived before an interruption and go on from there, now and in a later call; yes unless told. */
	resume?: boolean;
}

export interface FetchedFile {
	/** 304 when a conditional request found nothing new: then no file was written. */
	status: 200 | 304;
	bytes: number;
	headers: Record<string, string>;
	url: string;
}

/** What an interrupted download left behind, with the validator (RFC 9110, section 8.8) of the file it is part of. */
interface Part {
	bytes: number;
	validator: string;
}

const TRIES = 3;

/**
 * Downloads an address into a file. The name appears only when the file is whole; until then it is `<path>.part`,
 * from which a later call goes on when the server still has the same file. Throws like `safeFetch`.
 */
export async function fetchToFile(address: string, path: string, options: FileFetchOptions): Promise<FetchedFile> {
	for (let left = TRIES; ; left--) {
		try {
			return await tryOnce(address, path, options);
		} catch (error) {
			const keeps = error instanceof Interrupted && options.resume !== false;
			if (!keeps) await removePart(path);
			if (!keeps || left === 1) throw error;
		}
	}
}

async function tryOnce(address: string, path: string, options: FileFetchOptions): Promise<FetchedFile> {
	const part = options.resume === false ? undefined : await findPart(address, path);
	const answer = await safeFetch(address, { ...options, headers: { ...options.headers, ...partHeaders(part) } });
	if (answer.status === 304) return { status: 304, bytes: 0, headers: answer.headers, url: answer.url };
	const from = await startOf(answer, part, address, path);
	if (from === 0) await notePart(address, path, answer);
	const bytes = await writePart(answer, path, from, options);
	await rename(partPath(path), path);
	await removePart(path);
	return { status: 200, bytes, headers: answer.headers, url: answer.url };
}

function partHeaders(part: Part | undefined): Record<string, string> {
	// Ranges count the bytes of the file itself, never of a compressed form.
	const plain = { 'accept-encoding': 'identity' };
	return part ? { ...plain, range: `bytes=${part.bytes}-`, 'if-range': part.validator } : plain;
}

/** Where in the file the answer begins; a range that does not fit throws the part away and asks for another try. */
async function startOf(answer: FetchAnswer, part: Part | undefined, address: string, path: string): Promise<number> {
	if (answer.status === 200) return 0;
	const start = /^bytes (\d+)-/.exec(answer.headers['content-range'] ?? '')?.[1];
	const fits = answer.status === 206 && part && Number(start) === part.bytes && isPlain(answer);
	if (fits) return part.bytes;
	answer.close();
	if (answer.status !== 206 && answer.status !== 416) {
		// A server that is busy or broken now may have the rest of the file later.
		const Failure = answer.status >= 500 || answer.status === 429 ? Interrupted : Invalid;
		throw new Failure(`${address} could not be fetched: the server answered with status ${answer.status}.`);
	}
	await removePart(path);
	throw new Interrupted(`${address} could not be fetched: the server sent another part of the file than was asked for.`);
}

async function writePart(answer: FetchAnswer, path: string, from: number, options: FileFetchOptions): Promise<number> {
	const file = await open(partPath(path), from ? 'a' : 'w');
	const total = totalBytes(answer, from);
	let bytes = from;
	try {
		for await (const chunk of answer.body) {
			bytes += chunk.length;
			if (bytes > options.maxBytes)
				throw new Invalid(`${answer.url} was given up: it is longer than the ${options.maxBytes} bytes allowed.`);
			await file.writeFile(chunk);
			options.onProgress?.(bytes, total);
		}
		if (total !== undefined && bytes !== total)
			throw new Interrupted(`${answer.url} broke off after ${bytes} of ${total} bytes.`);
		await file.sync();
	} finally {
		await file.close();
	}
	return bytes;
}

function totalBytes(answer: FetchAnswer, from: number): number | undefined {
	const length = answer.headers['content-length'];
	return length && isPlain(answer) ? from + Number(length) : undefined;
}

async function findPart(address: string, path: string): Promise<Part | undefined> {
	try {
		const note: { address: string; validator: string } = JSON.parse(await readFile(notePath(path), 'utf8'));
		const { size } = await stat(partPath(path));
		return note.address === address && size > 0 ? { bytes: size, validator: note.validator } : undefined;
	} catch {
		return undefined;
	}
}

/** Notes the validator without which a later call could glue two different files together. */
async function notePart(address: string, path: string, answer: FetchAnswer): Promise<void> {
	const { etag, 'last-modified': lastModified } = answer.headers;
	const validator = etag && !etag.startsWith('W/') ? etag : lastModified;
	await removePart(path);
	if (validator && isPlain(answer)) await writeFile(notePath(path), JSON.stringify({ address, validator }));
}

function isPlain({ headers }: FetchAnswer): boolean {
	return (headers['content-encoding'] ?? 'identity') === 'identity';
}

async function removePart(path: string): Promise<void> {
	await rm(partPath(path), { force: true });
	await rm(notePath(path), { force: true });
}

function partPath(path: string): string {
	return `${path}.part`;
}

function notePath(path: string): string {
	return `${path}.part.json`;
}
