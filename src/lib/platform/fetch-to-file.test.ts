import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchToFile } from './fetch-to-file.ts';

const FILE = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
let folder: string;
let server: Server | undefined;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'fetch-'));
});
afterEach(async () => {
	server?.closeAllConnections();
	server?.close();
	await rm(folder, { recursive: true });
});

async function serve(listener: RequestListener): Promise<string> {
	server = createServer(listener);
	await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.mp3`;
}

const options = { maxBytes: 1_000_000, timeoutMs: 5_000, allowPrivate: true };
const target = () => join(folder, 'a.mp3');

/** A server of one file that breaks off after `pieceBytes` of each answer. */
function cutting(pieceBytes: number, file: () => Buffer, etag: () => string, asked: IncomingMessage[] = []): RequestListener {
	return (request, response) => {
		asked.push(request);
		const wanted = request.headers['if-range'] === etag() ? /^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] : undefined;
		const from = Number(wanted ?? 0);
		const range = wanted ? { 'content-range': `bytes ${from}-${file().length - 1}/${file().length}` } : {};
		response.writeHead(wanted ? 206 : 200, { 'content-length': file().length - from, etag: etag(), ...range });
		sendPiece(response, file().subarray(from), pieceBytes);
	};
}

function sendPiece(response: ServerResponse, rest: Buffer, pieceBytes: number) {
	if (rest.length <= pieceBytes) response.end(rest);
	else response.write(rest.subarray(0, pieceBytes), () => setTimeout(() => response.destroy(), 50));
}

test('a download that breaks off goes on where it was, and the name appears only when it is whole', async () => {
	const asked: IncomingMessage[] = [];
	const address = await serve(
		cutting(
			140_000,
			() => FILE,
			() => '"1"',
			asked,
		),
	);
	const progress: [number, number | undefined][] = [];
	const fetched = await fetchToFile(address, target(), { ...options, onProgress: (done, total) => progress.push([done, total]) });
	expect(await readFile(target())).toEqual(FILE);
	expect(fetched).toMatchObject({ status: 200, bytes: FILE.length, url: address });
	expect(asked.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=140000-', 'bytes=280000-']);
	expect(progress.at(-1)).toEqual([FILE.length, FILE.length]);
	expect(await readdir(folder)).toEqual(['a.mp3']);
});

test('a later call goes on too', async () => {
	const address = await serve(
		cutting(
			70_000,
			() => FILE,
			() => '"1"',
		),
	);
	await expect(fetchToFile(address, target(), options)).rejects.toThrow('broke off');
	expect((await readdir(folder)).sort()).toEqual(['a.mp3.part', 'a.mp3.part.json']);
	expect(await readFile(join(folder, 'a.mp3.part'))).toEqual(FILE.subarray(0, 210_000));
	await fetchToFile(address, target(), options);
	expect(await readFile(target())).toEqual(FILE);
});

test('a part of a file that has changed meanwhile is thrown away', async () => {
	let file = FILE;
	let etag = '"1"';
	const address = await serve(
		cutting(
			70_000,
			() => file,
			() => etag,
		),
	);
	await expect(fetchToFile(address, target(), options)).rejects.toThrow('broke off');
	file = Buffer.from('a new and much shorter recording');
	etag = '"2"';
	await fetchToFile(address, target(), options);
	expect(await readFile(target(), 'utf8')).toBe('a new and much shorter recording');
});

test('a server that is broken for a while does not cost what has arrived', async () => {
	let isBroken = false;
	const file = cutting(
		70_000,
		() => FILE,
		() => '"1"',
	);
	const address = await serve((request, response) => (isBroken ? response.writeHead(503).end() : file(request, response)));
	await expect(fetchToFile(address, target(), options)).rejects.toThrow('broke off');
	isBroken = true;
	await expect(fetchToFile(address, target(), options)).rejects.toThrow('status 503');
	isBroken = false;
	await fetchToFile(address, target(), options);
	expect(await readFile(target())).toEqual(FILE);
});

test('without a validator nothing is glued together', async () => {
	const ranges: (string | undefined)[] = [];
	const address = await serve((request, response) => {
		ranges.push(request.headers.range);
		response.writeHead(200, { 'content-length': FILE.length });
		sendPiece(response, FILE, ranges.length < 3 ? 100_000 : FILE.length);
	});
	await fetchToFile(address, target(), options);
	expect(ranges).toEqual([undefined, undefined, undefined]);
	expect(await readFile(target())).toEqual(FILE);
});

test('a server that sends another range than asked for is not believed', async () => {
	let asked = 0;
	const address = await serve((request, response) => {
		asked++;
		const resumed = request.headers.range !== undefined;
		const range = resumed ? { 'content-range': `bytes 0-${FILE.length - 1}/${FILE.length}` } : {};
		response.writeHead(resumed ? 206 : 200, { 'content-length': FILE.length, etag: '"1"', ...range });
		sendPiece(response, FILE, asked === 1 ? 100_000 : FILE.length);
	});
	await fetchToFile(address, target(), options);
	expect(await readFile(target())).toEqual(FILE);
});

test.each([
	['a missing file', 404, 10, 'status 404'],
	['a file that is too long', 200, 2_000_000, 'longer than the 1000000 bytes'],
])('%s leaves nothing behind', async (_what, status, length, reason) => {
	const address = await serve((_request, response) => response.writeHead(status, { etag: '"1"' }).end(Buffer.alloc(length)));
	await expect(fetchToFile(address, target(), options)).rejects.toThrow(reason);
	expect(await readdir(folder)).toEqual([]);
});

test('nothing new is no file, and the old one stays', async () => {
	const address = await serve((request, response) =>
		response.writeHead(request.headers['if-none-match'] ? 304 : 200, { etag: '"1"' }).end('x'),
	);
	await fetchToFile(address, target(), options);
	const again = await fetchToFile(address, target(), { ...options, headers: { 'if-none-match': '"1"' } });
	expect(again.status).toBe(304);
	expect(await readFile(target(), 'utf8')).toBe('x');
});
