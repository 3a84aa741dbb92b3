import { mulberry32 } from '#lib/platform/mulberry32.ts';

/** Repeatable chance: the same seed always draws the same picture. */
export interface Chance {
	/** From `from` up to `to`. */
	between(from: number, to: number): number;
	/** A whole number from 0 up to, not including, `count`. */
	below(count: number): number;
	pick<T>(choices: readonly [T, ...T[]]): T;
	/** The same choices in another order. */
	shuffle<T>(choices: readonly T[]): T[];
}

/** Chance seeded by a text (FNV-1a into mulberry32). */
export function chanceOf(seed: string): Chance {
	const next = mulberry32(fnv1a(seed));
	const below = (count: number) => Math.floor(next() * count);
	return {
		between: (from, to) => from + next() * (to - from),
		below,
		pick: (choices) => choices[below(choices.length)] ?? choices[0],
		shuffle: (choices) =>
			choices
				.map((choice) => ({ choice, key: next() }))
				.sort((a, b) => a.key - b.key)
				.map(({ choice }) => choice),
	};
}

function fnv1a(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash;
}
