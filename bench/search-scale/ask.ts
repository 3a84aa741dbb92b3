import { analyseQuery } from '#lib/search/analysis/analyse-query.ts';
import { createAnalyser } from '#lib/search/analysis/analyser.ts';
import { expandGroups } from '#lib/search/analysis/expand-query.ts';
import type { Language } from '#lib/search/analysis/language.ts';
import { openIndex } from '#lib/search/index/open-index.ts';
import { openLexicon } from '#lib/search/open-lexicon.server.ts';
import { readQueries } from '../search/read-data.ts';

const language: Language = 'nb';
const queriesEach = 300;
const rounds = 3;

/** Asks an index the benchmark's queries, each three times, and keeps the shortest time of each, as others use the machine too. */
export async function askAll(folder: string, queryFolder: string, lexiconFolder: string, threads: number) {
	const opened = openIndex(folder, { analyser: 'bench', threads });
	if (opened.outcome !== 'open') throw new Error(`The index is ${opened.outcome}.`);
	const { index } = opened;
	const analyser = createAnalyser(openLexicon(lexiconFolder).lexicon);
	const latencyMs: Record<string, Record<string, number>> = {};
	const all: number[] = [];
	for (const [name, queries] of readQueries(queryFolder)) {
		const best = new Float64Array(Math.min(queriesEach, queries.length)).fill(Number.POSITIVE_INFINITY);
		for (let round = 0; round < rounds; round++)
			for (let i = 0; i < best.length; i++) {
				const startedAt = performance.now();
				const asked = analyseQuery(queries[i]?.text ?? '', language, analyser);
				await index.search(expandGroups(asked, index.dictionary, language), { limit: 10, countTags: true });
				best[i] = Math.min(best[i] ?? 0, performance.now() - startedAt);
			}
		latencyMs[name] = percentiles([...best]);
		all.push(...best);
	}
	const { counts } = index;
	await index.close();
	const bytesPerPosting = Number((counts.postingBytes / counts.postings).toFixed(3));
	return { ...counts, bytesPerPosting, latencyMs: { ...latencyMs, all: percentiles(all) } };
}

function percentiles(times: number[]): Record<string, number> {
	const sorted = times.toSorted((one, other) => one - other);
	const at = (share: number) => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
	return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
