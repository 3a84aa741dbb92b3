import type { Cut } from './compound-parts.ts';

const part = /^\p{Ll}+$/u;

/**
 * The splits in one of Norsk Ordbank's files "Leddanalyse": tab-separated, the second column the word with an
 * asterisk between its two parts (`undervisnings*plan`). Names, abbreviations and words with hyphens are left out.
 */
export function readOrdbank(text: string): Cut[] {
	const cuts = new Map<string, Cut>();
	for (const line of text.split('\n')) {
		const [first = '', last = '', more] = (line.split('\t', 2)[1] ?? '').split('*');
		if (more === undefined && part.test(first) && part.test(last)) cuts.set(first + last, { first, last });
	}
	return [...cuts.values()];
}
