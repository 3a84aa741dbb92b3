import { type QueryGroup, type Widening, widest } from './analyse-query.ts';
import type { WeightedTerm } from './analyser.ts';
import { foldTerm } from './fold.ts';
import type { Language } from './language.ts';
import { stem } from './stem.ts';
import type { TermDictionary } from './term-dictionary.ts';

// What a guess is worth beside the word itself: when no text has the word, and when some do. Tuned like the others.
const worth = { folded: 1, foldedToo: 0.5, typo: 1, typoToo: 0.3, longer: 0.9, longerToo: 0.7 };

const mostTypos = 10;
const mostLonger = 30;

// A word in at most so many turns may be a typing error of one that is ten times as common.
const rare = 10;
const muchMore = 10;

/** Keeps what stands in the dictionary and adds what stands near it: other spellings, typing errors, and longer words for the last. */
export function expandGroups(
	groups: QueryGroup[],
	dictionary: TermDictionary,
	language: Language,
	widening = widest,
): QueryGroup[] {
	return groups.map((group, at) => ({
		...group,
		terms: expand(group, at === groups.length - 1, dictionary, widening, language),
	}));
}

function expand(
	{ word, terms, phrase }: QueryGroup,
	last: boolean,
	dictionary: TermDictionary,
	widening: Widening,
	language: Language,
): WeightedTerm[] {
	const own = terms[0]?.term ?? '';
	const frequency = dictionary.documentFrequency(own);
	const best = new Map<string, number>();
	const take = (found: Iterable<string>, weight: number) => {
		for (const term of found) if (weight > (best.get(term) ?? 0) && dictionary.has(term)) best.set(term, weight);
	};
	/** A rare word is a less likely guess, though its rarity would make it score high. */
	const takeCommon = (guesses: string[], weight: number) => {
		const logs = guesses.map((term) => Math.log1p(dictionary.documentFrequency(term)));
		const most = Math.max(...logs);
		for (const [at, term] of guesses.entries()) take([term], weight * (0.5 + (0.5 * (logs[at] ?? 0)) / most));
	};
	for (const { term, weight } of terms) take([term], weight);
	if (phrase > 0) return weighted(best);
	const known = frequency > 0;
	if (widening.folding) {
		const weight = known ? worth.foldedToo : worth.folded;
		take(spellings(own, frequency, dictionary), weight);
		if (language !== 'en') take(unfolded(word, language), weight);
	}
	if (widening.typos && frequency <= rare) takeCommon(typos(own, frequency, dictionary), known ? worth.typoToo : worth.typo);
	if (widening.prefixes && last && word.length > 2)
		takeCommon(common(dictionary.startingWith(word), mostLonger, dictionary), known ? worth.longerToo : worth.longer);
	return weighted(best);
}

function spellings(own: string, frequency: number, dictionary: TermDictionary): string[] {
	if (/[æøå]/.test(own)) return [];
	return [...dictionary.folded(foldTerm(own))].filter((term) => dictionary.documentFrequency(term) > muchMore * frequency);
}

const digraph = /aa|oe|ae/g;
const digraphs: Record<string, string> = { aa: 'å', oe: 'ø', ae: 'æ' };

/** The normal forms of a word with aa, oe and ae read as å, ø and æ: all of them, and each of them alone. */
function unfolded(word: string, language: Language): string[] {
	const places = [...word.matchAll(digraph)];
	if (places.length === 0) return [];
	const one = places.map(({ 0: letters, index }) => word.slice(0, index) + digraphs[letters] + word.slice(index + 2));
	const all = word.replace(digraph, (letters) => digraphs[letters] ?? letters);
	return [all, ...one].map((other) => stem(other, language));
}

function typos(own: string, frequency: number, dictionary: TermDictionary): string[] {
	if (own.length < 4) return [];
	const near = [...dictionary.within(own, 1)].filter((term) => dictionary.documentFrequency(term) > muchMore * frequency);
	const sameStart = near.filter((term) => term[0] === own[0]);
	return common(sameStart.length > 0 ? sameStart : near, mostTypos, dictionary);
}

function common(terms: Iterable<string>, most: number, dictionary: TermDictionary): string[] {
	const counted = Array.from(terms, (term) => ({ term, frequency: dictionary.documentFrequency(term) }));
	counted.sort((a, b) => b.frequency - a.frequency || (a.term < b.term ? -1 : 1));
	return counted.slice(0, most).map(({ term }) => term);
}

function weighted(best: Map<string, number>): WeightedTerm[] {
	return Array.from(best, ([term, weight]) => ({ term, weight }));
}
