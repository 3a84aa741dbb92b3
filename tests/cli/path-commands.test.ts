import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findPostmaster } from '#lib/platform/embedded-postgres/postmaster.ts';
import { dugnad, makeFolder } from './dugnad-process.ts';

const folder = makeFolder('path ');
const data = { DATA_DIR: join(folder, 'data') };
const inFolder = (name: string) => join(folder, name);
const run = (...words: string[]) => dugnad(['path', ...words], data);

afterAll(() => {
	const left = findPostmaster(join(data.DATA_DIR, 'postgres/cluster'));
	if (left) process.kill(left.pid, 'SIGQUIT');
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('a path comes in from a file, is listed, and goes out as it came', { timeout: 120_000 }, async () => {
	writeFileSync(inFolder('case.md'), '---\nnumber: C0178\ntitle: Kaia vår\nlanguage: nb\n---\n');
	const path = 'title: Til kaia\nlanguage: nb\nshown: everybody\nsteps:\n  - case: C0178\n    because: Den er kort.\n';
	writeFileSync(inFolder('sti.yaml'), path);
	expect(await dugnad(['import', inFolder('case.md')], data)).toMatchObject({ code: 0 });
	expect(await run('import', inFolder('sti.yaml'))).toMatchObject({ code: 0, stdout: 'The path til-kaia is new.\n' });
	expect(await run('import', inFolder('sti.yaml'))).toMatchObject({
		code: 0,
		stdout: 'The path til-kaia is as the file has it.\n',
	});
	expect(await run('list')).toMatchObject({ code: 0, stdout: 'til-kaia  Til kaia (stages: 1, shown: everybody)\n' });
	expect(await run('export', 'til-kaia', inFolder('ut.yaml'))).toMatchObject({ code: 0 });
	expect(readFileSync(inFolder('ut.yaml'), 'utf8')).toBe(path);
	expect(await run('export', 'til-kaia', inFolder('ut.yaml'))).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('Name a new file'),
	});
	writeFileSync(inFolder('sti.yaml'), path.replace('C0178', 'C9999'));
	expect(await run('import', inFolder('sti.yaml'))).toMatchObject({ code: 1, stderr: 'There is no case at “c9999”.\n' });
	for (const words of [['list', 'x'], ['import'], ['sell']]) expect(await run(...words)).toMatchObject({ code: 64 });
});
