import { type Cut, type PartStatistics, possibleCuts } from './compound-parts.ts';
import { countSplits } from './count-splits.ts';
import { stem } from './stem.ts';

const rounds = 4;

// How much two unseen parts count, and how strongly a word is taken for a simple one, in the learning below.
const unseen = 0.05;
const simple = 20;

/**
 * Learns from a list of words which parts they are made of, without being told a single split: a part that stands
 * first (or last) in many words is likely to do so in the next (expectation maximisation over all possible cuts).
 */
export function learnParts(listed: Iterable<[word: string, languages: number]>, splits: Iterable<Cut> = []): PartStatistics {
	const words = new Map<string, number>();
	for (const [word, languages] of listed) words.set(word, (words.get(word) ?? 0) | languages);
	const shortest = new Map<string, string>();
	for (const word of words.keys()) {
		const key = stem(word, 'nb');
		const other = shortest.get(key);
		if (!other || word.length < other.length) shortest.set(key, word);
	}
	const known: PartStatistics = {
		...countSplits(splits),
		words,
		stems: new Set(shortest.keys()),
		firsts: new Map(),
		lasts: new Map(),
	};
	const cuts = shortest.values().map((word) => possibleCuts(word, { ...known, knownFirsts: new Map(), knownLasts: new Map() }));
	const compounds = [...cuts].filter((of) => of.length > 0);
	for (let round = 0; round < rounds; round++) Object.assign(known, countAgain(compounds, round === 0 ? undefined : known));
	return known;
}

function countAgain(compounds: Cut[][], before?: PartStatistics): Pick<PartStatistics, 'firsts' | 'lasts'> {
	const firsts = new Map<string, number>();
	const lasts = new Map<string, number>();
	for (const cuts of compounds) {
		const likely = cuts.map((cut) => (before ? likelihood(cut, before) : Math.min(cut.first.length, cut.last.length) ** 2));
		const all = likely.reduce((sum, one) => sum + one, before ? simple : 0);
		for (const [at, { first, last }] of cuts.entries()) {
			const share = (likely[at] ?? 0) / all;
			if (share < 0.01) continue;
			add(firsts, first, share);
			add(lasts, stem(last, 'nb'), share);
		}
	}
	return { firsts: frequent(firsts), lasts: frequent(lasts) };
}

function likelihood({ first, last }: Cut, { firsts, lasts }: PartStatistics): number {
	return ((firsts.get(first) ?? 0) + unseen) * ((lasts.get(stem(last, 'nb')) ?? 0) + unseen);
}

function add(counts: Map<string, number>, key: string, count: number): void {
	counts.set(key, (counts.get(key) ?? 0) + count);
}

/** In tenths, as the lexicon's file keeps them. */
function frequent(counts: Map<string, number>): Map<string, number> {
	return new Map([...counts].filter(([, count]) => count >= 0.1).map(([form, count]) => [form, Math.round(count * 10) / 10]));
}
