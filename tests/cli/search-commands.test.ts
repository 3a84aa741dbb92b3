import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { lexiconFile, openLexicon } from '#lib/search/open-lexicon.server.ts';
import { RestSearchServer } from '../search/rest-search-server.ts';
import { sharedLexicon } from '../search/shared-lexicon.ts';
import { dugnad, makeFolder } from './dugnad-process.ts';

const folder = makeFolder('search ');
const data = { DATA_DIR: join(folder, 'data') };
const search = join(data.DATA_DIR, 'search');
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

test('the index is rebuilt, and a lexicon is taken in as text or gzip, not otherwise', { timeout: 120_000 }, async () => {
	mkdirSync(search, { recursive: true });
	copyFileSync(join(sharedLexicon(), lexiconFile), join(search, lexiconFile));
	const before = openLexicon(search).version;
	expect(await dugnad(['search', 'rebuild'], data)).toEqual({
		code: 0,
		stdout: '0 cases are in the search index.\n',
		stderr: '',
	});

	const [packed, plain, xz] = ['nb.txt.gz', 'nn.txt', 'nb.txt.xz'].map((name) => join(folder, name)) as [string, string, string];
	writeFileSync(packed, gzipSync('1\tskole*bok\n2\tbarne*hage\n'));
	writeFileSync(plain, '1\tskule*veg\n');
	writeFileSync(xz, Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]));
	for (const [file, problem] of [
		[xz, 'xz -d'],
		[join(folder, 'nowhere'), 'cannot be read'],
		[join(search, lexiconFile), 'second column'],
	] as const)
		expect(await dugnad(['lexicon', 'install', file], data)).toMatchObject({
			code: 1,
			stdout: '',
			stderr: expect.stringContaining(problem),
		});
	expect(openLexicon(search).version).toBe(before);
	expect(await dugnad(['lexicon', 'install', packed, plain], data)).toEqual({
		code: 0,
		stdout: 'The lexicon has 3 compounds of Norsk Ordbank.\n',
		stderr: '',
	});
	expect(openLexicon(search).version).not.toBe(before);
});

test('with a search server the index is rebuilt there, or one sentence says why not', { timeout: 120_000 }, async () => {
	const server = await new RestSearchServer().start();
	const { host } = new URL(server.address().origin);
	const rebuild = (password: string) =>
		dugnad(['search', 'rebuild'], { ...data, SEARCH_URL: `http://dugnad:${encodeURIComponent(password)}@${host}/dugnad` });
	expect(await rebuild('open sesame/€')).toEqual({ code: 0, stdout: '0 cases are in the search index.\n', stderr: '' });
	expect(server.serving()).toContain(openLexicon(search).version);
	expect(await rebuild('swordfish')).toEqual({
		code: 1,
		stdout: '',
		stderr: expect.stringMatching(/^[^\n]*The search server at [\d.:]+ does not accept the user and password in SEARCH_URL\.\n$/),
	});
	await server.stop();
});
