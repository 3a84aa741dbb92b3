import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPostmaster } from '#lib/platform/embedded-postgres/postmaster.ts';
import { dugnad, makeFolder } from './dugnad-process.ts';

const folder = makeFolder('quiz ');
const data = { DATA_DIR: join(folder, 'data') };
const inFolder = (name: string) => join(folder, name);

const caseFile = `---
number: C0178
title: Kaia vår
language: nb
---

## Transcript

**Kari Moe:** Hei.
`;
const gift = `::Navn::Hvem bygde kaia?{
	=bygda#Ja!
	~staten#Nei.
	####De sier det selv.
}

// [tag:dugnad-span:1000-2500]
Når?{#1998:1}
`;

beforeAll(async () => {
	writeFileSync(inFolder('case.md'), caseFile);
	expect(await dugnad(['import', inFolder('case.md')], data)).toMatchObject({ code: 0 });
}, 60_000);
afterAll(() => {
	const left = findPostmaster(join(data.DATA_DIR, 'postgres/cluster'));
	if (left) process.kill(left.pid, 'SIGQUIT');
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('a quiz comes in by one format and goes out and in by every other', { timeout: 120_000 }, async () => {
	expect(await dugnad(['quiz', 'export', 'C0178', inFolder('a.gift')], data)).toMatchObject({
		code: 1,
		stderr: '“Kaia vår” has no quiz.\n',
	});
	writeFileSync(inFolder('in.gift'), gift);
	expect(await dugnad(['quiz', 'import', 'C0178', inFolder('in.gift')], data)).toEqual({
		code: 0,
		stdout: 'Kaia vår: it has 2 questions now.\n',
		stderr:
			'line 1: The names of questions are not kept.\nline 1 and 1 more: Replies to answers are not kept; the explanation of a whole question is.\n',
	});
	for (const name of ['out.zip', 'out.xml', 'out.gift']) {
		expect(await dugnad(['quiz', 'export', 'c0178-kaia-var', inFolder(name)], data)).toMatchObject({
			code: 0,
			stdout: expect.stringContaining('2 questions are in'),
		});
		expect(await dugnad(['quiz', 'import', 'C0178', inFolder(name)], data)).toEqual({
			code: 0,
			stdout: 'Kaia vår: its quiz is as before.\n',
			stderr: '',
		});
	}
	expect(readFileSync(inFolder('out.gift'), 'utf8')).toContain('// [tag:dugnad-span:1000-2500]\n[plain]Når?{#1998:1\n}');
});

test('what cannot be done is said in a sentence, and changes nothing', { timeout: 60_000 }, async () => {
	const refused = async (words: string[], why: string) =>
		expect(await dugnad(['quiz', ...words], data)).toEqual({ code: 1, stdout: '', stderr: expect.stringContaining(why) });
	writeFileSync(inFolder('essay.gift'), 'Sant?{T}\n\nHva synes du?{}\n');
	await refused(['import', 'C0178', inFolder('essay.gift')], 'Question 2 (line 3) is an essay');
	await refused(['import', 'C0178', inFolder('nowhere.gift')], 'cannot be read');
	await refused(['import', 'C9999', inFolder('essay.gift')], 'There is no case');
	await refused(['import', 'C0178', inFolder('case.md')], 'is of no known kind');
	await refused(['export', 'C0178', inFolder('essay.gift')], 'Name a new file');
	expect(readFileSync(inFolder('essay.gift'), 'utf8')).toContain('Sant?');
});
