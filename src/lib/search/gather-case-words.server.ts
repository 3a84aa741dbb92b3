import type { Db } from '#lib/platform/db.ts';
import { isStopWord } from './analysis/stop-words.ts';
import type { CaseWords } from './case-words.server.ts';
import { findCaseVersions } from './find-case-versions.server.ts';
import type { CaseDocument, WeightedTerm } from './index/case-document.ts';
import type { Words } from './open-words.server.ts';
import { readCaseDocuments } from './read-case-documents.server.ts';

/** How many words are told of a case: the rest says little of what it is about. */
const mostWords = 200;
const casesAtOnce = 50;

/** How much a word counts where it stands. Guests, organisations and themes are known by their ids, not by their words. */
const fieldCounts = { title: 5, outcomes: 3, other: 2 } as const;

/** Gathers the words of the public cases, some at a time, those left out that are known in their present version. */
export async function* gatherCaseWords(
	db: Db,
	{ analyser, version: analysis }: Words,
	known: ReadonlyMap<number, string>,
): AsyncGenerator<CaseWords[]> {
	const present = [...(await findCaseVersions(db))].map(([id, version]): [number, string] => [id, `${analysis} ${version}`]);
	const changed = present.filter(([id, version]) => known.get(id) !== version);
	for (let from = 0; from < changed.length; from += casesAtOnce) {
		const versions = new Map(changed.slice(from, from + casesAtOnce));
		const documents = await Array.fromAsync(readCaseDocuments(db, analyser, versions));
		yield documents.map((document) => ({ caseId: document.caseId, version: document.version, words: wordsOf(document) }));
	}
}

function wordsOf({ fields, turns }: CaseDocument): CaseWords['words'] {
	const counts = new Map<string, number>();
	const add = (terms: WeightedTerm[], times: number) => {
		for (const { term, weight } of terms) counts.set(term, (counts.get(term) ?? 0) + weight * times);
	};
	for (const [field, times] of Object.entries(fieldCounts)) add(fields[field as keyof typeof fieldCounts] ?? [], times);
	for (const { terms } of turns) add(terms, 1);
	const telling = [...counts].filter(([term]) => term.length > 1 && !isStopWord(term, 'nb') && !isStopWord(term, 'en'));
	return telling.sort(([, one], [, other]) => other - one).slice(0, mostWords);
}
