import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPostgresPrograms } from '#lib/platform/embedded-postgres/binaries.ts';
import { openCluster } from '#lib/platform/embedded-postgres/cluster.ts';
import { findPostmaster } from '#lib/platform/embedded-postgres/postmaster.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { type FeedSite, startFeedSite } from '../import/feed-site.ts';
import { inventedFeed } from '../import/invented-feed.ts';
import { dugnad, makeFolder, root, start, startDugnad } from './dugnad-process.ts';

const folder = makeFolder('cli ø ');
const data = { DATA_DIR: join(folder, 'data'), FETCH_PRIVATE: '1' };
const isUp = (dataDir = data.DATA_DIR) => findPostmaster(join(dataDir, 'postgres/cluster')) !== undefined;
const linesOf = (text: string) => text.trim().split('\n').filter(Boolean);

let site: FeedSite;
beforeAll(async () => {
	site = await startFeedSite();
});
afterAll(async () => {
	await site.close();
	for (const dataDir of ['data', 'twice', 'stopped']) {
		const left = findPostmaster(join(folder, dataDir, 'postgres/cluster'));
		if (left) process.kill(left.pid, 'SIGQUIT');
	}
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe.concurrent('words', { timeout: 60_000 }, () => {
	const commands = [
		'import',
		'export',
		'align',
		'transcribe',
		'search',
		'lexicon',
		'quiz',
		'path',
		'remove',
		'demo',
		'feedback',
		'user',
	];

	test('every command explains itself, and so does the whole', async () => {
		const [whole, ...each] = await Promise.all([dugnad(['--help']), ...commands.map((name) => dugnad([name, '--help']))]);
		for (const [index, { code, stdout }] of each.entries()) {
			expect(code).toBe(0);
			expect(stdout).toMatch(new RegExp(`^npx dugnad ${commands[index]}\\b.*\\n\\n[A-Z].*\\.`));
			expect(whole.stdout).toContain(`  ${commands[index]}`);
		}
		expect(await dugnad(['--version'])).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
	});

	test.each([
		[['fly']],
		[['import']],
		[['import', 'a', 'b']],
		[['import', '']],
		[['import', 'a', '--media=copy']],
		[['export', 'a', '--jsn']],
		[['align', 'a', 'b', 'c']],
		[['align', 'a', '--to=b.vtt']],
		[['transcribe']],
		[['search', 'words']],
		[['lexicon', 'install']],
		[['quiz', 'import', 'c0178']],
		[['quiz', 'ask', 'c0178', 'a.gift']],
		[['demo', 'sell']],
		[['feedback', 'now']],
		[['user', 'list', 'all']],
		[['user', 'create', 'kari@example.org']],
		[['user', 'create', 'kari@example.org', '--name', 'Kari Moe', '--role', 'queen']],
		[['user', 'role', 'kari@example.org']],
	])('%j is answered with one line and 64, and opens no database', async (words) => {
		const { code, stdout, stderr } = await dugnad(words, { DATA_DIR: join(folder, 'never') });
		expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
		expect(linesOf(stderr)).toHaveLength(1);
		expect(stderr).toContain('--help');
		expect(existsSync(join(folder, 'never'))).toBe(false);
	});

	test.each([
		['PORT', 'eighty'],
		['HOST', 'a b'],
		['ORIGIN', 'example.org'],
		['DATABASE_URL', 'mysql://x'],
		['WORKER', 'maybe'],
		['FETCH_PRIVATE', 'yes'],
		['SITE_NAME', ' '],
		['SITE_EMAIL', 'nobody'],
		['PAGE_CACHE_MB', '-1'],
		['SPEECH_MODEL', 'nowhere.bin'],
		['DATA_DIR', join(root, 'package.json')],
		['DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none'],
	])('%s=%s is answered with one sentence and 1', async (name, value) => {
		const { code, stdout, stderr } = await dugnad(['feedback'], { DATA_DIR: join(folder, 'never'), [name]: value });
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
		expect(linesOf(stderr)).toHaveLength(1);
		expect(stderr).toContain(name === 'DATA_DIR' ? value : name);
	});
});

describe('work', () => {
	test('starts the database and stops it; every --json is one object a line', async () => {
		const json = (text: string) => linesOf(text).map((line): { type?: string; slug?: string } => JSON.parse(line));
		site.answers.set('/feed.xml', { type: 'text/xml', body: [...inventedFeed(site.base, 3)].join('') });
		const imported = await dugnad(['import', `${site.base}/feed.xml`, '--json'], data);
		expect(imported).toMatchObject({ code: 0, stderr: '' });
		expect(json(imported.stdout).map(({ type }) => type)).toEqual(['case', 'case', 'case']);
		expect(isUp()).toBe(false);

		const exported = await dugnad(['export', join(folder, 'out'), '--json'], data);
		const slugs = json(exported.stdout).map(({ slug = '' }) => slug);
		expect(slugs).toHaveLength(3);
		expect(existsSync(join(folder, 'out', slugs[0] ?? '', 'case.md'))).toBe(true);
		expect(await dugnad(['export', join(folder, 'out')], data)).toMatchObject({
			code: 1,
			stderr: expect.stringContaining('not empty'),
		});

		expect(await dugnad(['remove', slugs[0] ?? ''], data)).toMatchObject({ code: 0, stdout: `${slugs[0]} was removed.\n` });
		expect(await dugnad(['remove', slugs[0] ?? ''], data)).toMatchObject({ code: 1, stderr: `There is no case ${slugs[0]}.\n` });
		expect(await dugnad(['feedback', '--json'], data)).toEqual({ code: 0, stdout: '', stderr: '' });
		expect(isUp()).toBe(false);
	}, 60_000);

	test('a problem is one line and 1, with --json an object', async () => {
		site.answers.set('/bad.xml', { type: 'text/xml', body: '<rss><channel><title>x</title><item></channel>' });
		const bad = await dugnad(['import', `${site.base}/bad.xml`], data);
		expect(bad).toMatchObject({ code: 1, stdout: expect.stringContaining('1 problems') });
		expect(linesOf(bad.stderr).filter((line) => line.startsWith('problem: '))).toHaveLength(1);
		const json = await dugnad(['import', join(folder, 'nowhere'), '--json'], data);
		expect(json).toMatchObject({ code: 1, stderr: '' });
		expect(JSON.parse(json.stdout)).toMatchObject({ type: 'problem', message: expect.stringContaining('nowhere') });
	}, 60_000);

	test('goes on beside a server that holds the same database', async () => {
		const cluster = await openCluster(findPostgresPrograms() ?? '', join(data.DATA_DIR, 'postgres'));
		try {
			expect(await dugnad(['feedback'], data)).toMatchObject({ code: 0, stderr: '' });
			expect(isUp()).toBe(true);
		} finally {
			await cluster.release();
		}
		expect(isUp()).toBe(false);
	}, 60_000);

	test('two at once in an empty folder both succeed', async () => {
		const twice = { ...data, DATA_DIR: join(folder, 'twice') };
		const body = [...inventedFeed(site.base, 20)].join('');
		let asked = 0;
		const bothAsk = Promise.withResolvers<void>();
		site.answers.set('/feed.xml', async (_request, response) => {
			if (++asked === 2) bothAsk.resolve();
			await bothAsk.promise;
			response.writeHead(200, { 'content-type': 'text/xml' }).end(body);
		});
		const both = await Promise.all([1, 2].map(() => dugnad(['import', `${site.base}/feed.xml`], twice)));
		expect(both.map(({ code, stderr }) => ({ code, stderr }))).toEqual([1, 2].map(() => ({ code: 0, stderr: '' })));
		expect(await dugnad(['export', join(folder, 'twice-out')], twice)).toMatchObject({
			stdout: expect.stringContaining('20 cases'),
		});
		expect(isUp(twice.DATA_DIR)).toBe(false);
	}, 60_000);

	test.each([
		['SIGINT', 130],
		['SIGTERM', 143],
	] as const)(
		'%s in the middle of an import closes the database and ends with %i',
		async (signal, code) => {
			const stopped = { ...data, DATA_DIR: join(folder, 'stopped') };
			site.answers.set('/feed.xml', { type: 'text/xml', body: [...inventedFeed(site.base, 50)].join('') });
			const downloading = new Promise<void>((resolve) => {
				site.answers.set('/50.mp3', (_request, response) => {
					response.writeHead(200, { 'content-type': 'audio/mpeg' }).write('…');
					resolve();
				});
			});
			const { child, ended } = startDugnad(['import', `${site.base}/feed.xml`, '--media=download'], stopped);
			await Promise.race([downloading, ended]);
			child.kill(signal);
			child.kill(signal);
			expect(await ended).toMatchObject({ code });
			expect(isUp(stopped.DATA_DIR)).toBe(false);
		},
		60_000,
	);
});

/** The entrances install what is missing; a test must never be what makes them do it. */
function isInstalled(): boolean {
	const stamp = join(root, 'node_modules/.dugnad-installed');
	const lock = createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
	return existsSync(stamp) && readFileSync(stamp, 'utf8').startsWith(lock);
}

test.runIf(isInstalled())(
	'npx finds it in the folder, without asking to install anything, and passes its exit code on',
	async () => {
		const npx = (...words: string[]) => start('npx', ['dugnad', ...words], { npm_config_yes: 'false' }).ended;
		const [version, wrong, direct] = await Promise.all([
			npx('--version'),
			npx('fly'),
			start(process.execPath, ['bin/dugnad.mjs', 'fly'], {}).ended,
		]);
		expect(version).toMatchObject({ code: 0, stdout: `${packageJson.version}\n` });
		expect(wrong.code).toBe(64);
		expect(direct.code).toBe(64);
	},
	60_000,
);
