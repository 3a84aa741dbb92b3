import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPostmaster } from '#lib/platform/embedded-postgres/postmaster.ts';
import { type FeedSite, startFeedSite } from '../import/feed-site.ts';
import { inventedFeed } from '../import/invented-feed.ts';
import { filesBelow } from '../import/studio-test.ts';
import { dugnad, makeFolder, root, startDugnad } from './dugnad-process.ts';

const folder = makeFolder('long-');
const dataIn = (name: string) => ({ DATA_DIR: join(folder, name), FETCH_PRIVATE: '1' });
const sound = readFileSync(join(root, 'demo/den-stille-halvtimen/sound.mp3')).subarray(0, 20_000);
const half = sound.length / 2;

let site: FeedSite;
beforeAll(async () => {
	site = await startFeedSite();
});
afterAll(async () => {
	await site.close();
	for (const name of ['killed', 'whole']) {
		const left = findPostmaster(join(folder, name, 'postgres/cluster'));
		if (left) process.kill(left.pid, 'SIGQUIT');
	}
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Sends half of the sound and then nothing more. */
function stall(): void {
	site.answers.set('/100.mp3', (_request, response) => {
		response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': sound.length, etag: '"v1"' });
		response.write(sound.subarray(0, half));
	});
}

/** Sends what is asked for, and says where that began. */
function goOn(): Promise<number> {
	return new Promise((resolve) => {
		site.answers.set('/100.mp3', ({ headers }, response) => {
			const from = Number(/\d+/.exec(headers.range ?? '0')?.[0]);
			const range = { 'content-range': `bytes ${from}-${sound.length - 1}/${sound.length}` };
			response.writeHead(206, { 'content-type': 'audio/mpeg', 'content-length': sound.length - from, etag: '"v1"', ...range });
			response.end(sound.subarray(from));
			resolve(from);
		});
	});
}

async function halfHasArrived(workFolder: string): Promise<void> {
	for (;;) {
		const parts = existsSync(workFolder) ? readdirSync(workFolder).filter((name) => name.endsWith('.part')) : [];
		if (parts.some((name) => statSync(join(workFolder, name)).size === half)) return;
		await sleep(20);
	}
}

test('an import of 200 episodes that is killed in the middle of a download goes on there, and ends as one that is not', async () => {
	// Only one of them has sound, so that it is known where the middle is.
	const feed = [...inventedFeed(site.base, 200)].join('').replace(/<enclosure url="[^"]*\/(?!100\.mp3)\d+\.mp3"[^>]*>/g, '');
	site.answers.set('/feed.xml', { type: 'text/xml', body: feed });
	site.answers.set('/100.mp3', { type: 'audio/mpeg', body: sound });
	const words = ['import', `${site.base}/feed.xml`, '--media=download'];
	const [killed, whole] = [dataIn('killed'), dataIn('whole')];

	const uninterrupted = dugnad(words, whole);
	expect(await uninterrupted).toMatchObject({ code: 0, stdout: expect.stringContaining('200 new, 0 changed') });
	stall();
	const { child, ended } = startDugnad(words, killed);
	await Promise.race([halfHasArrived(join(folder, 'killed/work')), ended]);
	child.kill('SIGKILL');
	await ended;

	const from = goOn();
	const resumed = await dugnad(words, killed);
	expect(resumed).toMatchObject({
		code: 0,
		stdout: expect.stringMatching(/\b101 new, 0 changed, 99 as before|\b100 new, 0 changed, 100 as before/),
	});
	expect(await from).toBe(half);
	await Promise.all([
		dugnad(['export', join(folder, 'killed-out')], killed),
		dugnad(['export', join(folder, 'whole-out')], whole),
	]);
	const files = filesBelow(join(folder, 'whole-out'));
	expect(files).toHaveLength(201);
	expect(filesBelow(join(folder, 'killed-out'))).toEqual(files);
	for (const file of files) {
		expect(readFileSync(join(folder, 'killed-out', file)).equals(readFileSync(join(folder, 'whole-out', file))), file).toBe(true);
	}
	expect(filesBelow(join(folder, 'killed/files'))).toEqual(filesBelow(join(folder, 'whole/files')));
	expect(filesBelow(join(folder, 'killed/work')).filter((name) => !name.startsWith('fetched-'))).toEqual([]);
}, 120_000);
