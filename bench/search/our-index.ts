import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { analyseQuery, type QueryGroup, type Widening, widest } from '#lib/search/analysis/analyse-query.ts';
import type { Analyser } from '#lib/search/analysis/analyser.ts';
import { expandGroups } from '#lib/search/analysis/expand-query.ts';
import { exactWords } from '#lib/search/exact-words.ts';
import type { CaseDocument, TurnDocument } from '#lib/search/index/case-document.ts';
import { openIndex } from '#lib/search/index/open-index.ts';
import { rebuild } from '#lib/search/index/rebuild.ts';
import { defaultRanking, inverseFrequency, type Ranking } from '#lib/search/rank.ts';
import { MemoryIndex } from './memory-index.ts';
import type { CorpusTurn } from './read-data.ts';
import type { Rival } from './rival.ts';

/** How many hits get a second look for words exactly as they were asked. */
const secondLook = 30;

/** Ways to search that are compared: everything, or something left out. */
export interface Way {
	widening: Widening;
	ranking: Ranking;
}

export const everything: Way = { widening: widest, ranking: defaultRanking };

/** The corpus in memory, analysed; `parts` says whether compounds are found by their parts. */
export function buildInMemory(corpus: CorpusTurn[], analyser: Analyser, parts = true): MemoryIndex {
	const index = new MemoryIndex();
	for (const [id, { caseId, text }] of corpus.entries()) {
		const terms = analyser.analyseText(text, 'nb');
		index.add(parts ? terms : terms.filter(({ weight }) => weight === 1), wordCount(terms), caseId !== corpus[id - 1]?.caseId);
	}
	index.seal();
	return index;
}

/** Searches an index in memory one way. */
export function searchInMemory(
	index: MemoryIndex,
	corpus: CorpusTurn[],
	analyser: Analyser,
	{ widening, ranking }: Way,
): Rival['search'] {
	return (query) => {
		const groups = expandGroups(analyseQuery(query, 'nb', analyser, widening), index.terms, 'nb', widening);
		return lookAgain(corpus, groups, index.terms, ranking, index.search(groups, ranking, secondLook));
	};
}

/** The ten best of what was found, in the order of a second look at their texts, as a search on the site takes it. */
function lookAgain(
	corpus: CorpusTurn[],
	groups: QueryGroup[],
	dictionary: { documentFrequency(term: string): number },
	ranking: Ranking,
	found: { turn: number; score: number }[],
): number[] {
	const words = groups.map(({ word }) => word);
	const telling = groups.map(({ terms }) =>
		Math.max(0, ...terms.map(({ term, weight }) => weight * inverseFrequency(corpus.length, dictionary.documentFrequency(term)))),
	);
	const exactShare = ({ turn }: { turn: number }) =>
		exactWords(corpus[turn]?.text ?? '', words).reduce((sum, exact, at) => sum + (exact ? (telling[at] ?? 0) : 0), 0);
	const again = found.map((one) => ({ turn: one.turn, score: one.score + ranking.exact * exactShare(one) }));
	return again
		.sort((a, b) => b.score - a.score)
		.slice(0, 10)
		.map(({ turn }) => turn);
}

/** The project's index on disk, and what building it cost. */
export interface DiskIndex extends Rival {
	buildSeconds: number;
	words: number;
	postings: number;
	bytes: number;
}

/** Builds the index on disk and searches it. */
export async function buildOnDisk(folder: string, corpus: CorpusTurn[], analyser: Analyser): Promise<DiskIndex> {
	rmSync(folder, { recursive: true, force: true });
	const startedAt = performance.now();
	const built = { words: 0 };
	await rebuild(folder, documents(corpus, analyser, built), { analyser: 'bench' });
	const buildSeconds = (performance.now() - startedAt) / 1000;
	const opened = openIndex(folder, { analyser: 'bench' });
	if (opened.outcome !== 'open') throw new Error(`The index that was just built is ${opened.outcome}.`);
	const { index } = opened;
	const firstTurns = corpus.flatMap(({ caseId }, id) => (caseId === corpus[id - 1]?.caseId ? [] : [id]));
	return {
		name: 'Dugnad, on disk',
		buildSeconds,
		words: built.words,
		postings: index.counts.postings,
		bytes: readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
		async search(query) {
			const groups = expandGroups(analyseQuery(query, 'nb', analyser), index.dictionary, 'nb');
			const { items } = await index.moments(groups, { limit: secondLook });
			const found = items.map(({ caseId, position, score }) => ({ turn: (firstTurns[caseId] ?? 0) + position, score }));
			return lookAgain(corpus, groups, index.dictionary, defaultRanking, found);
		},
		close: () => rmSync(folder, { recursive: true, force: true }),
	};
}

function* documents(corpus: CorpusTurn[], analyser: Analyser, built: { words: number }): Generator<CaseDocument> {
	let turns: TurnDocument[] = [];
	let caseId = 0;
	for (const [id, { caseId: name, text }] of corpus.entries()) {
		const terms = analyser.analyseText(text, 'nb');
		const length = wordCount(terms);
		built.words += length;
		turns.push({ position: turns.length, startMs: turns.length * 10_000, length, terms });
		if (corpus[id + 1]?.caseId === name) continue;
		yield { caseId: caseId++, version: '1', date: 0, tags: [], fields: {}, turns };
		turns = [];
	}
}

function wordCount(terms: { position: number }[]): number {
	return (terms.at(-1)?.position ?? -1) + 1;
}
