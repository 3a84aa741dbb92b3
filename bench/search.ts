/**
 * How well and how fast Dugnad's search finds turns in 300,000 Norwegian ones, beside other engines, and what each part
 * of its analysis is worth. Reads `../shared/data` (or `BENCH_DATA`); `--queries FOLDER` scores other query files of the
 * same form; `--quick` leaves the other engines and the single parts out. The last line of output is JSON.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnalyser } from '#lib/search/analysis/analyser.ts';
import type { Cut } from '#lib/search/analysis/compound-parts.ts';
import { learnParts } from '#lib/search/analysis/learn-parts.ts';
import { createLexicon } from '#lib/search/analysis/lexicon.ts';
import { spellingLists } from '#lib/search/open-lexicon.server.ts';
import { defaultRanking } from '#lib/search/rank.ts';
import { readOrdbankFiles, scoreCompounds } from './search/compounds.ts';
import { openLucene } from './search/lucene.ts';
import { openMiniSearch } from './search/minisearch.ts';
import { buildInMemory, buildOnDisk, everything, searchInMemory, type Way } from './search/our-index.ts';
import { openPostgres } from './search/postgres.ts';
import { type CorpusTurn, dataFolder, readCompounds, readCorpus, readQueries } from './search/read-data.ts';
import type { Rival } from './search/rival.ts';
import { quantile, rounded, type Scores, sample, scoreAll } from './search/score.ts';
import { openSqlite } from './search/sqlite.ts';

const { values: options } = parseArgs({ options: { queries: { type: 'string' }, quick: { type: 'boolean' } } });
const folder = dataFolder();
const sets = readQueries(options.queries ?? join(folder, 'search'));
const few = sample(sets, 100);
const corpus = readCorpus(folder);
const ordbank = readOrdbankFiles(folder);

// Slow engines are asked a hundred queries of each set, and Dugnad the same ones beside them.
const withOrdbank = await measure(ordbank);
if (!options.quick) for (const open of [openSqlite, openMiniSearch, openPostgres, openLucene]) await compare(open);
const without = await measure([]);
console.log(JSON.stringify({ ...withOrdbank, withoutOrdbank: without }));

async function measure(splits: Cut[]) {
	const lexicon = splits.length > 0 ? 'with Ordbank' : 'without Ordbank';
	const compounds = scoreCompounds(readCompounds(folder), splits);
	console.log(`\n${lexicon}: compounds ${compounds.right} % right, ${compounds.wrong} % wrong of ${compounds.of} unseen ones\n`);
	const analyser = createAnalyser(createLexicon(learnParts(spellingLists(), splits), splits));
	const disk = await buildOnDisk(join(import.meta.dirname, '../.cache/bench/search-index'), corpus, analyser);
	const times: number[] = [];
	const scores = print(`index on disk, ${lexicon}`, await scoreAll(sets, disk.search, times));
	await disk.close?.();
	const memory = buildInMemory(corpus, analyser);
	const search = (way: Way) => searchInMemory(memory, corpus, analyser, way);
	print(`index in memory, ${lexicon}`, await scoreAll(sets, search(everything)));
	if (!options.quick) {
		print('… the same hundred queries', await scoreAll(few, search(everything)));
		for (const [name, way] of ways()) print(`… without ${name}`, await scoreAll(few, search(way)));
		const whole = buildInMemory(corpus, analyser, false);
		print('… without parts in the index', await scoreAll(few, searchInMemory(whole, corpus, analyser, everything)));
	}
	return {
		...scores,
		latencyMs: { p50: quantile(times, 0.5), p95: quantile(times, 0.95), p99: quantile(times, 0.99) },
		compounds: { right: compounds.right, wrong: compounds.wrong },
		wordsPerSecond: Math.round(disk.words / disk.buildSeconds),
		bytesPerPosting: rounded(disk.bytes / disk.postings),
		memoryMb: Math.round(process.memoryUsage().rss / 1e6),
	};
}

function ways(): [name: string, way: Way][] {
	const { widening, ranking } = everything;
	const parts = Object.keys(widening).map((name): [string, Way] => [name, { ranking, widening: { ...widening, [name]: false } }]);
	return [
		...parts,
		['its case', { widening, ranking: { ...defaultRanking, caseShare: 0 } }],
		['neighbours', { widening, ranking: { ...defaultRanking, near: 0 } }],
		['coverage', { widening, ranking: { ...defaultRanking, coverage: 0 } }],
		['exact words', { widening, ranking: { ...defaultRanking, exact: 0 } }],
	];
}

async function compare(open: (corpus: CorpusTurn[]) => Rival | undefined | Promise<Rival | undefined>): Promise<void> {
	const rival = await open(corpus);
	if (!rival) return;
	const times: number[] = [];
	print(rival.name, await scoreAll(few, rival.search, times));
	console.log(`  p50 ${quantile(times, 0.5)} ms, p95 ${quantile(times, 0.95)} ms`);
	await rival.close?.();
}

function print(name: string, scores: Scores): Scores {
	const cells = Object.entries(scores).map(([set, { mrr, recall }]) => `${set} ${mrr.toFixed(3)}/${recall.toFixed(3)}`);
	console.log(`${name.padEnd(32)} ${cells.join('  ')}`);
	return scores;
}
