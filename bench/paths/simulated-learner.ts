import type { TaughtCase, World } from './invented-world.ts';

/** Somebody who wants to know some concepts of a theme. */
export interface Learner {
	theme: number;
	known: ReadonlySet<number>;
	wanted: readonly number[];
	dice: () => number;
}

/** Which case to hear next, of those whose quiz is not passed; undefined when there is none. */
export type Order = (open: readonly TaughtCase[]) => TaughtCase | undefined;

/** Nobody goes on for longer than this. */
export const patienceMs = 40 * 3_600_000;

/**
 * How long it takes until all that was wanted is known, in milliseconds; undefined when patience ran out. A concept is learned from a
 * case with a probability that grows with the share of what it rests on that is known: 15 per cent for none of it, 95 for all.
 * A case counts as done when all that it teaches is known; until then it may be heard again.
 */
export function timeToLearn({ concepts, cases }: World, { known, wanted, dice }: Learner, order: Order): number | undefined {
	const knows = new Set(known);
	let spentMs = 0;
	while (!wanted.every((one) => knows.has(one))) {
		const next = order(cases.filter(({ teaches }) => !teaches.every((one) => knows.has(one))));
		if (!next || spentMs > patienceMs) return undefined;
		spentMs += next.durationMs ?? 0;
		for (const one of next.teaches) {
			const restsOn = concepts[one]?.restsOn ?? [];
			const share = restsOn.length === 0 ? 1 : restsOn.filter((other) => knows.has(other)).length / restsOn.length;
			if (dice() < 0.15 + 0.8 * share) knows.add(one);
		}
	}
	return spentMs;
}
