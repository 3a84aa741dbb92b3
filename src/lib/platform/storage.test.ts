import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { NotFound } from './errors.ts';
import { localStorageFolder } from './storage.ts';

const folder = mkdtempSync(join(import.meta.dirname, '../../../.cache/storage-'));
const storage = localStorageFolder(join(folder, 'files'));
afterAll(() => rmSync(folder, { recursive: true }));

const content = randomBytes(300_000);
const sha256 = createHash('sha256').update(content).digest('hex');

test('what is put comes back, whole and in part', async () => {
	expect(await storage.put('ab/abc.mp3', Readable.from([content.subarray(0, 1000), content.subarray(1000)]))).toEqual({
		bytes: 300_000,
		sha256,
	});
	const whole = await storage.open('ab/abc.mp3');
	expect(whole.bytes).toBe(300_000);
	expect((await buffer(whole.stream)).equals(content)).toBe(true);
	const part = await storage.open('ab/abc.mp3', { start: 10, end: 19 });
	expect(part.bytes).toBe(300_000);
	expect((await buffer(part.stream)).equals(content.subarray(10, 20))).toBe(true);
	expect(await storage.stat('ab/abc.mp3')).toEqual({
		bytes: 300_000,
		modifiedAt: statSync(join(folder, 'files/ab/abc.mp3')).mtime,
	});
});

test('a stream that breaks leaves nothing, and not what was there changed', async () => {
	async function* broken() {
		yield content;
		throw new Error('connection lost');
	}
	await storage.put('ab/kept.mp3', Readable.from([Buffer.from('old')]));
	await expect(storage.put('ab/kept.mp3', broken())).rejects.toThrow('connection lost');
	await expect(storage.put('ab/new.mp3', broken())).rejects.toThrow('connection lost');
	expect((await buffer((await storage.open('ab/kept.mp3')).stream)).toString()).toBe('old');
	expect(await storage.has('ab/new.mp3')).toBe(false);
	expect(readdirSync(join(folder, 'files/incoming'))).toEqual([]);
});

test('what is removed is gone; removing it again is fine', async () => {
	await storage.put('cd/gone.png', Readable.from([content]));
	await storage.remove('cd/gone.png');
	await storage.remove('cd/gone.png');
	expect(await storage.has('cd/gone.png')).toBe(false);
	await expect(storage.open('cd/gone.png')).rejects.toThrow(NotFound);
});

test.each([
	'../x',
	'ab/../../x',
	'/etc/passwd',
	'ab//x',
	'ab/.x',
	'ab',
	'',
	'ab/x\0',
	'ab\\..\\x',
	'incoming/x',
	'ab/x/..',
	'AB/x',
])('the key %j leaves the folder or is none of ours', async (key) => {
	await expect(storage.open(key)).rejects.toThrow(NotFound);
	await expect(storage.put(key, Readable.from([content]))).rejects.toThrow(NotFound);
	expect(readdirSync(folder)).toEqual(['files']);
});

test('a key that is a folder holds no file', async () => {
	await storage.put('ef/deep/x', Readable.from([content]));
	expect(await storage.has('ef/deep')).toBe(false);
	expect(await storage.has('ef/deep/x/y')).toBe(false);
});
