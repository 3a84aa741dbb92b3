import { lowercase } from './fold.ts';
import type { Language } from './language.ts';
import type { Lexicon } from './lexicon.ts';
import { stem } from './stem.ts';
import { tokenise } from './tokenise.ts';

/** A normal form that a text is found by; several may stand at one position. Offsets are UTF-16. */
export interface Term {
	term: string;
	position: number;
	start: number;
	end: number;
	/** 1 for the word's own normal form, less for the parts of a compound. */
	weight: number;
}

export interface WeightedTerm {
	term: string;
	weight: number;
}

/** Raised whenever the same word and lexicon give other terms than before: indexes are then rebuilt. */
export const analyserVersion = '1';

/** Turns texts into terms. */
export interface Analyser {
	analyseText(text: string, language: Language): Term[];
	/** The terms of one lower-case word, its own first. */
	wordTerms(word: string, language: Language): WeightedTerm[];
	lexicon: Lexicon;
}

/** The weight of a compound's parts beside the compound. */
export const partWeight = 0.7;

// Parts that say nothing of what the whole is about: un-, ut-, for- …
const particles = new Set(
	'u for ut opp inn av over til om under etter på ned fram frem gjen mis an be er ved vel imot mot med gjennom sam tre ny stor små halv hoved inne ute oppe nede bort hjem heim fra frå att atter tilbake'.split(
		' ',
	),
);

// How many different words are remembered before the memory starts afresh.
const remembered = 500_000;

/** An analyser over a lexicon; it remembers the words it has met. */
export function createAnalyser(lexicon: Lexicon): Analyser {
	const memory: Record<Language, Map<string, WeightedTerm[]>> = { nb: new Map(), nn: new Map(), en: new Map() };
	const wordTerms = (word: string, language: Language): WeightedTerm[] => {
		const known = memory[language].get(word);
		if (known) return known;
		if (memory[language].size >= remembered) memory[language].clear();
		const terms = termsOf(lowercase(word), language, lexicon);
		memory[language].set(word, terms);
		return terms;
	};
	return {
		lexicon,
		wordTerms,
		analyseText: (text, language) =>
			tokenise(text).flatMap(({ text: word, position, start, end }) =>
				wordTerms(word, language).map((term) => ({ ...term, position, start, end })),
			),
	};
}

function termsOf(word: string, language: Language, lexicon: Lexicon): WeightedTerm[] {
	const own = stem(word, language);
	if (language === 'en') return [{ term: own, weight: 1 }];
	const parts = new Set(partsOf(word, lexicon).map((part) => stem(part, language)));
	parts.delete(own);
	return [{ term: own, weight: 1 }, ...Array.from(parts, (term) => ({ term, weight: partWeight }))];
}

/** The parts of a compound and theirs in turn, without particles and joints; none for a simple word. */
function partsOf(word: string, lexicon: Lexicon): string[] {
	const cut = lexicon.split(word);
	if (!cut) return [];
	const first = particles.has(cut.first) ? [] : [lexicon.withoutJoint(cut.first), ...partsOf(cut.first, lexicon)];
	return [...first, cut.last, ...partsOf(cut.last, lexicon)];
}
