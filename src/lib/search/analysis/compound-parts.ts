import { stem } from './stem.ts';

/** A place where a word may be cut in two. */
export interface Cut {
	first: string;
	last: string;
}

/** What is known of words and of how they join, before any particular word is judged. */
export interface PartStatistics {
	/** Listed words with the languages that list them: 1 bokmål, 2 nynorsk, 3 both. */
	words: Map<string, number>;
	/** The stems of the listed words. */
	stems: Set<string>;
	/** In how many words a form stands first, joint included (`skole`, `arbeids`). */
	firsts: Map<string, number>;
	/** In how many words a stem stands last. */
	lasts: Map<string, number>;
	/** The same, counted by people; empty without Norsk Ordbank. */
	knownFirsts: Map<string, number>;
	knownLasts: Map<string, number>;
}

// Endings that make words but no compounds.
const endings = new Set(
	'ing inga ingen inger ingane ning else lse het heit dom skap ist isk ig lig leg eleg elig tig aktig lege som sam bar inne ende ande ert eri ere tet itet nad sel ling ane ene'.split(
		' ',
	),
);

const vowel = /[aeiouyæøåéôü]/;

/** Every cut whose two parts may be words. */
export function possibleCuts(word: string, known: PartStatistics): Cut[] {
	const cuts: Cut[] = [];
	const longest = stem(word, 'nb').length - 2;
	for (let at = 1; at <= longest; at++) {
		const first = word.slice(0, at);
		if (!mayStandFirst(first, known)) continue;
		const last = word.slice(at);
		if (mayStandLast(last, known)) cuts.push({ first, last });
	}
	return cuts;
}

function mayStandFirst(first: string, { words, firsts, knownFirsts }: PartStatistics): boolean {
	if (knownFirsts.has(first)) return true;
	if (first.length < 2 || !vowel.test(first)) return false;
	return firsts.has(first) || words.has(first) || withoutJoint(first, words) !== first;
}

function mayStandLast(last: string, { words, stems, knownLasts }: PartStatistics): boolean {
	if (endings.has(last) || !vowel.test(last)) return false;
	if (words.has(last)) return last.length > 2;
	const lastStem = stem(last, 'nb');
	return knownLasts.has(lastStem) || (last.length > 2 && stems.has(lastStem));
}

/** A first part without the s or e that joins it to the next (`arbeids` → `arbeid`), when that leaves a listed word. */
export function withoutJoint(first: string, words: Map<string, number>): string {
	const joint = first.at(-1);
	if (first.length < 4 || words.has(first) || (joint !== 's' && joint !== 'e')) return first;
	return words.has(first.slice(0, -1)) ? first.slice(0, -1) : first;
}
