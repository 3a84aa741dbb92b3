import { lowercase } from './analysis/fold.ts';
import type { Question } from './ask-index.ts';
import type { Asker } from './asker.ts';
import { exactWords } from './exact-words.ts';
import type { FoundCase as IndexedCase } from './index/search-index.ts';
import type { FindMarks } from './mark-words.ts';
import { defaultRanking } from './rank.ts';
import { type FoundTurn, readCards, readTurns } from './read-found.server.ts';
import type { FoundCase, Moment } from './search-views.ts';
import { showMoment } from './show-moment.ts';
import { analysisOf } from './text-language.ts';

export interface ShownCases {
	cases: FoundCase[];
	/** What the index found and the viewer may not see. */
	hidden: number[];
	/** How guessed terms are mostly written where they were found. */
	forms: Map<string, string>;
}

/** What the index found as the reader sees it; a word exactly as it was asked puts a case or a moment before its equals. */
export async function showCases(
	{ db, viewer, locale }: Asker,
	question: Question,
	findMarks: FindMarks,
	found: IndexedCase[],
	sort: 'relevance' | 'date',
): Promise<ShownCases> {
	const places = found.flatMap(({ caseId, moments }) => moments.map(({ position }) => ({ caseId, position })));
	const ids = found.map(({ caseId }) => caseId);
	const [cards, turns] = await Promise.all([readCards(db, viewer, locale, ids), readTurns(db, viewer, places)]);
	const byPlace = new Map(turns.map((turn) => [`${turn.caseId} ${turn.position}`, turn]));
	const shown = found.flatMap(({ caseId, score, moments }) => {
		const card = cards.get(caseId);
		if (!card) return [];
		const said = moments.flatMap((moment) => {
			const turn = byPlace.get(`${caseId} ${moment.position}`);
			return turn ? [{ turn, score: moment.score + exactShare(turn.turn.text, question) }] : [];
		});
		said.sort((a, b) => b.score - a.score);
		const best = Math.max(score, ...said.map((one) => one.score));
		return [{ card, score: best + (said.length === 0 ? exactShare(card.title, question) : 0), said }];
	});
	if (sort === 'relevance') shown.sort((a, b) => b.score - a.score);
	return {
		cases: shown.map(({ card, said }) => ({ card, moments: said.flatMap(({ turn }) => momentOf(turn, findMarks)) })),
		hidden: ids.filter((id) => !cards.has(id)),
		forms: question.guesses.length > 0 ? formsIn(turns, [...cards.values()], findMarks) : new Map(),
	};
}

function momentOf({ turn, language }: FoundTurn, findMarks: FindMarks): Moment[] {
	const moment = showMoment(turn, language, findMarks);
	return moment ? [moment] : [];
}

function exactShare(text: string, { groups }: Question): number {
	const words = groups.map(({ word }) => word);
	const found = exactWords(text, words);
	return defaultRanking.exact * found.reduce((sum, isThere, at) => sum + (isThere ? (groups[at]?.telling ?? 0) : 0), 0);
}

function formsIn(turns: FoundTurn[], cards: { title: string; language: string }[], findMarks: FindMarks): Map<string, string> {
	const texts = [
		...turns.map(({ turn, language }) => ({ text: turn.text, language })),
		...cards.map(({ title, language }) => ({ text: title, language })),
	];
	const counts = new Map<string, Map<string, number>>();
	for (const { text, language } of texts)
		for (const { start, end, term = '' } of findMarks(text, analysisOf(language))) {
			const form = lowercase(text.slice(start, end));
			const ofTerm = counts.get(term) ?? new Map<string, number>();
			counts.set(term, ofTerm.set(form, (ofTerm.get(form) ?? 0) + 1));
		}
	return new Map(
		Array.from(counts, ([term, forms]) => [term, [...forms].reduce((one, other) => (other[1] > one[1] ? other : one))[0]]),
	);
}
