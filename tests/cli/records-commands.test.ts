import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dugnad, makeFolder } from './dugnad-process.ts';

const folder = makeFolder('records ');
const env = { DATA_DIR: join(folder, 'data'), ORIGIN: 'https://cases.example.org' };
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
const client = (...words: string[]) => dugnad(['records', 'client', ...words], env);

test('a client is made, its secret told once; it is listed and revoked', { timeout: 120_000 }, async () => {
	const made = await client('create', 'Oppdiktet læringsportal', '--scopes', 'statements/write, state');
	expect(made).toMatchObject({ code: 0, stderr: '' });
	const [, key = '', secret = ''] =
		/^Address {2}https:\/\/cases\.example\.org\/xapi\nKey {6}([\w-]+)\nSecret {3}([\w-]{43})\n/.exec(made.stdout) ?? [];
	expect(key).not.toBe('');

	const listed = await client('list');
	expect(listed.stdout).toMatch(
		new RegExp(`^\\d{4}-\\d\\d-\\d\\d {2}${key} {2}Oppdiktet læringsportal {2}statements/write state\n$`),
	);
	expect(listed.stdout).not.toContain(secret);

	expect(await client('revoke', key)).toMatchObject({
		code: 0,
		stdout: `The client ${key} is shut out. What it stored stays.\n`,
	});
	expect((await client('list')).stdout).toMatch(/\(revoked \d{4}-\d\d-\d\d\)\n$/);
	expect(await client('revoke', key)).toMatchObject({
		code: 1,
		stderr: expect.stringContaining(`There is no client ${key} in use.`),
	});
});

test.each([
	[['create', 'X'], 'Say with --scopes what the client may do: statements/write,'],
	[['create', 'X', '--scopes', 'statements/write,everything'], 'There is no scope everything.'],
	[['create'], 'What is the client called?'],
	[['revoke'], 'Which client?'],
	[['list', 'X'], 'records client list needs no more words.'],
	[['remove'], 'It is records client create, list or revoke, not remove.'],
])('records client %j is refused with a sentence', { timeout: 60_000 }, async (words, sentence) => {
	expect(await client(...words)).toMatchObject({ code: 64, stdout: '', stderr: expect.stringContaining(sentence) });
});
