/**
 * How does search grow? `npm run -s bench:search-scale` builds an index of the benchmark's 300,000 turns, then asks it the
 * benchmark's queries, each step in a process of its own; `-- --turns 15000000` resamples that many turns from the corpus
 * first. `--threads` (4) both build and search. Prints one line of JSON; the index is deleted afterwards unless `--keep`.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { openSite, publish } from '#lib/search/index/rebuild.ts';
import { openLexicon } from '#lib/search/open-lexicon.server.ts';
import { dataFolder, readCorpus } from './search/read-data.ts';
import { askAll } from './search-scale/ask.ts';
import type { Share } from './search-scale/build-share.ts';
import { shareCorpus } from './search-scale/shared-corpus.ts';

const root = join(import.meta.dirname, '..');
const { values: flags } = parseArgs({
	options: {
		turns: { type: 'string', default: '300000' },
		threads: { type: 'string', default: '4' },
		keep: { type: 'boolean', default: false },
		step: { type: 'string' },
	},
});
const [turns, threads] = [Number(flags.turns), Number(flags.threads)];
const folder = join(root, '.cache/bench/search-scale', String(turns));
const lexiconFolder = join(root, '.cache/bench/search-scale/lexicon');

if (flags.step === 'build') console.log(JSON.stringify(await build()));
else if (flags.step === 'ask')
	console.log(
		JSON.stringify({
			...(await askAll(folder, join(dataFolder(), 'search'), lexiconFolder, turns > 1_000_000 ? threads : 0)),
			...memory(),
		}),
	);
else {
	rmSync(folder, { recursive: true, force: true });
	const [built, asked] = ['build', 'ask'].map((step) => JSON.parse(runStep(step)) as Record<string, number>);
	const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
	console.log(JSON.stringify({ turns, built, asked, fileBytes: bytes }));
	if (!flags.keep) rmSync(folder, { recursive: true });
}

function runStep(step: string): string {
	const words = [import.meta.filename, '--step', step, '--turns', String(turns), '--threads', String(threads)];
	return execFileSync(process.execPath, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

async function build() {
	openLexicon(lexiconFolder); // Made once, for all threads.
	const startedAt = performance.now();
	const site = openSite(folder);
	const corpus = shareCorpus(readCorpus(dataFolder()));
	const shares = await Promise.all(
		Array.from({ length: threads }, (_, share) =>
			buildShare({ site: site.folder, lexiconFolder, corpus, turns, share, shares: threads }),
		),
	);
	await publish(
		folder,
		'bench',
		site.folder,
		shares.flatMap(({ files }) => files),
	);
	site.close();
	const seconds = (performance.now() - startedAt) / 1000;
	const words = shares.reduce((sum, share) => sum + share.words, 0);
	return { seconds: Math.round(seconds), words, wordsPerSecond: Math.round(words / seconds), ...memory() };
}

function buildShare(share: Share): Promise<{ files: string[]; words: number }> {
	const worker = new Worker(new URL('./search-scale/build-share.ts', import.meta.url), {
		workerData: share,
		resourceLimits: { maxOldGenerationSizeMb: 700, maxYoungGenerationSizeMb: 16 },
	});
	return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
}

function memory(): { mostResidentMb: number } {
	return { mostResidentMb: Math.round(process.resourceUsage().maxRSS / 1024) };
}
