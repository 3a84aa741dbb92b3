import { saysTheSame } from '#lib/transcript/says-the-same.ts';
import type { Turn } from '#lib/transcript/transcript.ts';

/** Whether two texts have the same words by the same speakers, whenever they are said. */
export function sayTheSame(some: readonly Turn[], others: readonly Turn[]): boolean {
	return some.length === others.length && some.every((turn, at) => saysTheSame(turn, others[at]));
}

/** Whether nothing but times of turns that had none came to a text. */
export function areOnlyTimed(now: readonly Turn[], before: readonly Turn[]): boolean {
	return sayTheSame(now, before) && now.every((turn, at) => !before[at]?.sentences || allOf(turn) === allOf(before[at]));
}

/** In the order of the alphabet: what comes from elsewhere has its fields in another. */
const allOf = (turn: Turn) => JSON.stringify(turn, (_, value) => (isRecord(value) ? inOrder(value) : value));
const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const inOrder = (value: object) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
