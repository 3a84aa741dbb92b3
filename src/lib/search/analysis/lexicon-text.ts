import type { Cut, PartStatistics } from './compound-parts.ts';
import { countSplits } from './count-splits.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { stem } from './stem.ts';

/** Raised whenever what is learnt, or how it is written down, changes. */
export const lexiconFormat = 'dugnad-lexicon-1';

interface LexiconText {
	format: string;
	/** Listed words with spaces between them: of bokmål alone, of nynorsk alone, of both. */
	words: string[];
	firsts: string;
	lasts: string;
	/** Norsk Ordbank's splits, `first*last`, with spaces between them. */
	splits: string;
}

/** Everything that was learnt, as compact JSON. */
export function writeLexicon({ words, firsts, lasts }: PartStatistics, splits: Cut[]): string {
	const listed = [1, 2, 3].map((languages) => [...words].filter(([, of]) => of === languages).map(([word]) => word));
	const text: LexiconText = {
		format: lexiconFormat,
		words: listed.map((of) => of.join(' ')),
		firsts: writeCounts(firsts),
		lasts: writeCounts(lasts),
		splits: splits.map(({ first, last }) => `${first}*${last}`).join(' '),
	};
	return JSON.stringify(text);
}

/** The lexicon that `writeLexicon` wrote; nothing when another version of the program did. */
export function readLexicon(json: string): Lexicon | undefined {
	const text = JSON.parse(json) as LexiconText;
	if (text.format !== lexiconFormat) return undefined;
	const words = new Map(text.words.flatMap((of, at) => pieces(of).map((word): [string, number] => [word, at + 1])));
	const splits = pieces(text.splits).map((split): Cut => {
		const [first = '', last = ''] = split.split('*');
		return { first, last };
	});
	const stems = new Set(words.keys().map((word) => stem(word, 'nb')));
	return createLexicon(
		{ words, stems, firsts: readCounts(text.firsts), lasts: readCounts(text.lasts), ...countSplits(splits) },
		splits,
	);
}

function writeCounts(counts: Map<string, number>): string {
	return Array.from(counts, ([form, count]) => `${form}:${count.toFixed(1)}`).join(' ');
}

function readCounts(text: string): Map<string, number> {
	return new Map(
		pieces(text).map((piece): [string, number] => {
			const [form = '', count] = piece.split(':');
			return [form, Number(count)];
		}),
	);
}

function pieces(text: string): string[] {
	return text === '' ? [] : text.split(' ');
}
