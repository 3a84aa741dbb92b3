import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { Invalid } from './errors.ts';
import { sentenceOf } from './exit-with-sentence.ts';

async function failure(work: () => unknown): Promise<unknown> {
	try {
		await work();
	} catch (error) {
		return error;
	}
	throw new Error('It should have failed.');
}

function listen(port: number, host: string): Promise<ReturnType<typeof createServer>> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject).listen(port, host, () => resolve(server));
	});
}

test('a port that is taken and a host that is not here say which variable to change', async () => {
	const server = await listen(0, '127.0.0.1');
	const { port } = server.address() as AddressInfo;
	expect(sentenceOf(await failure(() => listen(port, '127.0.0.1')))).toMatch(new RegExp(`^Port ${port} is taken on 127.0.0.1`));
	server.close();
	expect(sentenceOf(await failure(() => listen(0, '192.0.2.1')))).toMatch(/^This machine has no address 192\.0\.2\.1 .*HOST/);
});

test('what the file system refuses names the path', async () => {
	expect(sentenceOf(await failure(() => mkdir('package.json/data', { recursive: true })))).toMatch(
		/^\/?.*package\.json.* no folder\./,
	);
	expect(sentenceOf(await failure(() => readFileSync('src')))).toBeUndefined();
});

test('our own sentences pass, and bugs are no sentence', () => {
	expect(sentenceOf(new Invalid('So it is.'))).toBe('So it is.');
	expect(sentenceOf(Object.assign(new Error('terminating connection'), { code: '57P01' }))).toMatch(/^The database went away/);
	for (const bug of [new TypeError('x is not a function'), 'a string', undefined, null]) expect(sentenceOf(bug)).toBeUndefined();
});

test.each([
	["new (await import('./errors.ts')).Invalid('So it is.')", 1, /^So it is\.\n$/],
	["new TypeError('a bug')", 70, /TypeError: a bug\n\s+at /],
])('a process that ends with %s has the exit code %i', (error, code, words) => {
	const program = `const { exitWithSentence } = await import('./exit-with-sentence.ts'); exitWithSentence(${error});`;
	const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
		cwd: import.meta.dirname,
		encoding: 'utf8',
	});
	expect(status).toBe(code);
	expect(stderr).toMatch(words);
});
