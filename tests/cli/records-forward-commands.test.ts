import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findPostmaster } from '#lib/platform/embedded-postgres/postmaster.ts';
import { dugnad, makeFolder } from './dugnad-process.ts';

const folder = makeFolder('forward ');
const data = { DATA_DIR: join(folder, 'data') };
const forward = (...words: string[]) => dugnad(['records', 'forward', ...words], data);

afterAll(() => {
	const left = findPostmaster(join(data.DATA_DIR, 'postgres/cluster'));
	if (left) process.kill(left.pid, 'SIGQUIT');
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('another store is named, listed without its secret, tried again and removed', { timeout: 120_000 }, async () => {
	const address = 'http://lrs.example.org/xapi/';
	const added = await forward('add', 'other', address, '--key', 'k', '--secret', 'invented-secret');
	expect(added).toMatchObject({ code: 0, stdout: expect.stringMatching(/forwarded to other[\s\S]*http/) });
	expect(await forward('add', 'other', address, '--key', 'k', '--secret', 's')).toMatchObject({ code: 1 });
	const { stdout } = await forward('list');
	expect(stdout).toBe('other  http://lrs.example.org/xapi  xAPI 1.0.3  0 waiting\n');
	expect(JSON.parse((await forward('list', '--json')).stdout)).toMatchObject({ name: 'other', version: '1.0.3', setAside: [] });
	expect(await forward('resume', 'other')).toMatchObject({ code: 0 });
	expect(await forward('retry', 'other')).toMatchObject({ code: 0, stdout: 'other has refused nothing.\n' });
	expect(await forward('retry', 'nobody')).toMatchObject({ code: 1, stderr: expect.stringContaining('no target nobody') });
	expect(await forward('remove', 'other')).toMatchObject({ code: 0 });
	expect(await forward('remove', 'other')).toMatchObject({ code: 1, stderr: expect.stringContaining('no target other') });
});

test('wrong words are told before anything is opened', async () => {
	for (const [words, sentence] of [
		[['send'], 'add, list, resume, retry or remove'],
		[['list', 'other'], 'no more words'],
		[['remove'], 'Which target?'],
		[['resume', 'other', 'x'], 'only a name'],
		[['retry'], 'Which target?'],
		[['add', 'other'], 'Where is the other store?'],
		[['add', 'other', 'https://x.example', '--key', 'k'], '--key and --secret'],
		[['add', 'other', 'https://x.example', '--key', 'k', '--secret', 's', '--version', '3'], '1.0.3 or 2.0.0'],
	] as const) {
		expect(await forward(...words)).toMatchObject({ code: 64, stderr: expect.stringContaining(sentence) });
	}
});
