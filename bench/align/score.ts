import type { TrueSentence } from './cases.ts';

/** Seconds, by sentence and word; nothing where none is given. */
export interface Times {
	sentences: (number | null | undefined)[];
	words: ((number | null)[] | null | undefined)[];
}

/** Shares are per cent, errors milliseconds. A sentence or word that is in the sound and gets no time is 5 s wrong. */
export interface Score {
	sentences: number;
	sentenceWithin100: number;
	sentenceWithin250: number;
	sentenceWithin1000: number;
	sentenceMedianMs: number;
	turnMedianMs: number;
	turnWorstMs: number;
	wordMedianMs: number | undefined;
	wordP95Ms: number | undefined;
	wordWithin250: number | undefined;
	/** Sentences that only the text has: how many there are, how many were said to be such, and how many rightly. */
	textOnly: { there: number; said: number; right: number };
}

const missedSeconds = 5;

export function scoreTimes(truth: TrueSentence[], times: Times): Score {
	const spoken = truth.map((sentence, index) => ({ ...sentence, index })).filter(({ start }) => start !== undefined);
	const off = (start: number | undefined, given: number | null | undefined) =>
		Math.abs((given ?? (start ?? 0) + missedSeconds) - (start ?? 0)) * 1000;
	const starts = spoken.map(({ start, index }) => off(start, times.sentences[index]));
	const turns = spoken.filter(({ startsTurn }) => startsTurn).map(({ start, index }) => off(start, times.sentences[index]));
	const words = spoken.flatMap(({ words, index }) =>
		words.flatMap(({ start }, n) => (start === undefined ? [] : [off(start, times.words[index]?.[n])])),
	);
	const knowsWords = spoken.some(({ words }) => words.slice(1).some(({ start }) => start !== undefined));
	const said = truth.filter((_, index) => typeof times.sentences[index] !== 'number');
	return {
		sentences: spoken.length,
		sentenceWithin100: within(starts, 100),
		sentenceWithin250: within(starts, 250),
		sentenceWithin1000: within(starts, 1000),
		sentenceMedianMs: quantile(starts, 0.5),
		turnMedianMs: quantile(turns, 0.5),
		turnWorstMs: quantile(turns, 1),
		wordMedianMs: knowsWords ? quantile(words, 0.5) : undefined,
		wordP95Ms: knowsWords ? quantile(words, 0.95) : undefined,
		wordWithin250: knowsWords ? within(words, 250) : undefined,
		textOnly: {
			there: truth.length - spoken.length,
			said: said.length,
			right: said.filter(({ start }) => start === undefined).length,
		},
	};
}

function within(errors: number[], limit: number): number {
	return Math.round((1000 * errors.filter((error) => error <= limit).length) / Math.max(1, errors.length)) / 10;
}

function quantile(errors: number[], share: number): number {
	const sorted = errors.toSorted((a, b) => a - b);
	return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}
