import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
// @ts-expect-error: the package has no types.
import S3rver from '@20minutes/s3rver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotFound } from './errors.ts';
import { parseS3Address } from './s3/s3-address.ts';
import type { Storage } from './storage.ts';
import { s3Storage } from './storage-s3.ts';

/** A server that checks signatures; `TEST_STORAGE_URL` names another store to run the same tests against. */
let url = process.env.TEST_STORAGE_URL;
let storage: Storage;
let stop = async () => {};

beforeAll(async () => {
	if (!url) {
		const directory = mkdtempSync(join(import.meta.dirname, '../../../.cache/s3-'));
		const server = new S3rver({
			address: '127.0.0.1',
			port: 0,
			silent: true,
			directory,
			configureBuckets: [{ name: 'dugnad-media' }],
		});
		const { port } = (await server.run()) as AddressInfo;
		url = `s3+http://S3RVER:S3RVER@127.0.0.1:${port}/dugnad-media`;
		stop = async () => {
			await server.close();
			rmSync(directory, { recursive: true });
		};
	}
	storage = s3Storage(addressOf(url));
});
afterAll(() => stop());

function addressOf(value: string) {
	const address = parseS3Address(value);
	if (!address) throw new Error('TEST_STORAGE_URL must look like s3://key:secret@host/bucket');
	return address;
}

const key = (name: string) => `test/${process.pid}/${name}`;
const small = randomBytes(300_000);
const large = randomBytes(37_000_001);
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

function* inChunks(content: Buffer, size: number) {
	for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

test.each([
	['a small file', small, 65_536],
	['a file of several parts', large, 65_536],
	['a file in one large chunk', large, large.length],
	['an empty file', Buffer.alloc(0), 1],
])('%s comes back whole', async (_, content, chunk) => {
	expect(await storage.put(key('a.mp3'), Readable.from(inChunks(content, chunk)))).toEqual({
		bytes: content.length,
		sha256: hashOf(content),
	});
	const { stream, bytes } = await storage.open(key('a.mp3'));
	expect(bytes).toBe(content.length);
	expect(hashOf(await buffer(stream))).toBe(hashOf(content));
	expect(await storage.stat(key('a.mp3'))).toEqual({ bytes: content.length, modifiedAt: expect.any(Date) });
});

test('a part comes back, with the size of the whole', async () => {
	await storage.put(key('part.mp3'), Readable.from(inChunks(large, 1_000_000)));
	const { stream, bytes } = await storage.open(key('part.mp3'), { start: 16_777_210, end: 16_777_229 });
	expect(bytes).toBe(large.length);
	expect((await buffer(stream)).equals(large.subarray(16_777_210, 16_777_230))).toBe(true);
});

test('a stream that breaks leaves nothing, and what was there unchanged', async () => {
	async function* broken(content: Buffer) {
		yield content;
		throw new Error('connection lost');
	}
	await storage.put(key('kept.mp3'), Readable.from([Buffer.from('old')]));
	for (const content of [small, large]) {
		await expect(storage.put(key('kept.mp3'), broken(content))).rejects.toThrow('connection lost');
		await expect(storage.put(key('new.mp3'), broken(content))).rejects.toThrow('connection lost');
	}
	expect((await buffer((await storage.open(key('kept.mp3'))).stream)).toString()).toBe('old');
	expect(await storage.has(key('new.mp3'))).toBe(false);
});

test('what is removed is gone; removing it again is fine', async () => {
	await storage.put(key('gone.png'), Readable.from([small]));
	await storage.remove(key('gone.png'));
	await storage.remove(key('gone.png'));
	expect(await storage.has(key('gone.png'))).toBe(false);
	await expect(storage.open(key('gone.png'))).rejects.toThrow(NotFound);
});

test.each(['../x', 'ab/../../x', 'ab//x', 'ab', 'ab/x?acl', 'AB/x'])('the key %j is none of ours', async (bad) => {
	await expect(storage.open(bad)).rejects.toThrow(NotFound);
	await expect(storage.put(bad, Readable.from([small]))).rejects.toThrow(NotFound);
});

test('a signed address opens one file, by any program, also in part; another file by the same signature does not', async () => {
	await storage.put(key('signed.mp3'), Readable.from([small]));
	const address = await storage.signedAddress?.(key('signed.mp3'), { seconds: 60, mimeType: 'audio/mpeg', fileName: 'a.mp3' });
	if (!address) throw new Error('no address');
	const answer = await fetch(address, { headers: { range: 'bytes=5-9' } });
	expect([answer.status, answer.headers.get('content-type')]).toEqual([206, 'audio/mpeg']);
	expect(Buffer.from(await answer.arrayBuffer()).equals(small.subarray(5, 10))).toBe(true);
	const other = await fetch(address.replace('signed.mp3', 'part.mp3'));
	expect(other.status).toBe(403);
});

test('a wrong secret is refused in a sentence that names the cause and not the secret', async () => {
	const stranger = s3Storage({ ...addressOf(url ?? ''), secretAccessKey: 'wrong-secret' });
	const attempt = stranger.put(key('x.mp3'), Readable.from([small]));
	await expect(attempt).rejects.toThrow(/^The object store refused PUT .*: SignatureDoesNotMatch\. Check STORAGE_URL/);
	await expect(attempt).rejects.not.toThrow(/wrong-secret/);
});

test('a store that is away is said to be away', async () => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	const away = s3Storage(addressOf(`s3+http://k:s@127.0.0.1:${port}/media`));
	await expect(away.has('ab/x')).rejects.toThrow(/^The object store cannot be reached for HEAD ab\/x: .*ECONNREFUSED/);
}, 20_000);
