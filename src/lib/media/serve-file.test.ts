import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServableFile, serveFile } from './serve-file.server.ts';

const content = randomBytes(4_000_000);
const sha256 = createHash('sha256').update(content).digest('hex');
const opened: Readable[] = [];
let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'serve-file-'));
	await writeFile(join(folder, 'sound'), content);
	server = createServer(async (incoming, outgoing) => {
		const request = new Request(`http://localhost${incoming.url}`, {
			method: incoming.method ?? 'GET',
			headers: incoming.headers as Record<string, string>,
		});
		const response = await serveFile(request, incoming.url === '/endless' ? endless : file);
		outgoing.writeHead(response.status, Object.fromEntries(response.headers));
		if (!response.body) return outgoing.end();
		await pipeline(Readable.fromWeb(response.body as NodeWebStream), outgoing).catch(() => undefined);
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
	server.close();
	await rm(folder, { recursive: true });
});

const keep = (stream: Readable) => {
	opened.push(stream);
	return stream;
};

const file: ServableFile = {
	bytes: content.length,
	mimeType: 'audio/mpeg',
	sha256,
	fileName: 'Ærlig «havvind».mp3',
	open: async (range) => keep(createReadStream(join(folder, 'sound'), range)),
};

const endless: ServableFile = {
	...file,
	bytes: 1e12,
	open: async () => keep(new Readable({ read: (size) => void opened.at(-1)?.push(Buffer.alloc(size)) })),
};

const ask = (headers: Record<string, string> = {}, method = 'GET', query = '') =>
	fetch(`${origin}/${query}`, { method, headers: { ...headers, 'accept-encoding': 'identity' } });

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

it('gives the whole file with what a client needs to go on later', async () => {
	const response = await ask();
	expect(response.status).toBe(200);
	expect(Object.fromEntries(response.headers)).toMatchObject({
		'content-type': 'audio/mpeg',
		'content-length': '4000000',
		'accept-ranges': 'bytes',
		etag: `"${sha256}"`,
		'cache-control': 'public, max-age=31536000, immutable',
		'x-content-type-options': 'nosniff',
		'access-control-allow-origin': '*',
	});
	expect((await bytesOf(response)).equals(content)).toBe(true);
});

it.each([
	['bytes=0-1', 0, 1],
	['bytes=3999990-', 3_999_990, 3_999_999],
	['bytes=-10', 3_999_990, 3_999_999],
	['bytes=1000-3000000', 1000, 3_000_000],
])('gives the part %s', async (range, start, end) => {
	const response = await ask({ range });
	expect(response.status).toBe(206);
	expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/4000000`);
	expect(response.headers.get('content-length')).toBe(String(end - start + 1));
	expect((await bytesOf(response)).equals(content.subarray(start, end + 1))).toBe(true);
});

it('refuses a part behind the end and says how long the file is', async () => {
	const response = await ask({ range: 'bytes=4000000-' });
	expect(response.status).toBe(416);
	expect(response.headers.get('content-range')).toBe('bytes */4000000');
});

it('gives the whole file for several ranges and for a range of another file', async () => {
	const several = { range: 'bytes=0-1,5-6' };
	const ofAnother = ['"other"', `W/"${sha256}"`, 'Sun, 06 Nov 1994 08:49:37 GMT'].map((ifRange) => ({
		range: 'bytes=0-1',
		'if-range': ifRange,
	}));
	for (const headers of [several, ...ofAnother]) {
		const response = await ask(headers);
		expect(response.status).toBe(200);
		await response.body?.cancel();
	}
});

it('continues a copy of this very file', async () => {
	const response = await ask({ range: 'bytes=10-19', 'if-range': `"${sha256}"` });
	expect(response.status).toBe(206);
	expect((await bytesOf(response)).equals(content.subarray(10, 20))).toBe(true);
});

it('answers HEAD without a body and without regard to the range', async () => {
	const before = opened.length;
	const response = await ask({ range: 'bytes=0-1' }, 'HEAD');
	expect([response.status, response.headers.get('content-length')]).toEqual([200, '4000000']);
	expect(opened).toHaveLength(before);
});

it('says that the reader has it already', async () => {
	const response = await ask({ 'if-none-match': `"x", W/"${sha256}"`, range: 'bytes=0-1' });
	expect(response.status).toBe(304);
	expect(response.headers.get('etag')).toBe(`"${sha256}"`);
});

it('refuses to be written to', async () => {
	const response = await ask({}, 'POST');
	expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

it('names a downloaded copy, also for clients that know only ASCII', async () => {
	const shown = await ask({}, 'HEAD');
	expect(shown.headers.get('content-disposition')).toMatch(/^inline; /);
	const downloaded = await ask({}, 'HEAD', '?download');
	expect(downloaded.headers.get('content-disposition')).toBe(
		`attachment; filename="_rlig _havvind_.mp3"; filename*=UTF-8''%C3%86rlig%20%C2%ABhavvind%C2%BB.mp3`,
	);
});

it('stops reading the file when the reader goes away', async () => {
	const abort = new AbortController();
	const response = await fetch(`${origin}/endless`, { signal: abort.signal });
	await response.body?.getReader().read();
	const stream = opened.at(-1);
	abort.abort();
	await new Promise((resolve) => (stream?.closed ? resolve(undefined) : stream?.once('close', resolve)));
	expect(stream?.destroyed).toBe(true);
});
