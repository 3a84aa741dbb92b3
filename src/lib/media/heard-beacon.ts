import { z } from 'zod';

const hundredth = z.int().min(0).max(100);

/** What a player tells of a case that is played, without saying who plays it. */
export const heardBeacon = z.strictObject({
	/** By its slug. */
	case: z
		.string()
		.max(120)
		.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
	/** The hundredths that were heard for the first time in this opening of the page: from, included, and to, not included. */
	heard: z
		.array(z.tuple([hundredth, hundredth]))
		.max(50)
		.refine((ranges) => ranges.every(([from, to], i) => from < to && from >= (ranges[i - 1]?.[1] ?? 0)), 'The ranges must rise.'),
	/** Whether enough was heard now for a play, and for a whole one. */
	began: z.boolean(),
	whole: z.boolean(),
});
export type HeardBeacon = z.infer<typeof heardBeacon>;

/** What was heard of a case on one day, by however many. */
export interface DayTally {
	slug: string;
	/** As the calendar in Norway has it, `2026-11-22`. */
	day: string;
	plays: number;
	completions: number;
	/** How often each hundredth of the recording was heard. */
	heard: number[];
}

/** Nothing yet. */
export function emptyTally(slug: string, day: string): DayTally {
	return { slug, day, plays: 0, completions: 0, heard: new Array<number>(100).fill(0) };
}

/** Adds what a player told. */
export function addBeacon(tally: DayTally, { heard, began, whole }: HeardBeacon): void {
	tally.plays += Number(began);
	tally.completions += Number(whole);
	for (const [from, to] of heard) for (let at = from; at < to; at++) tally.heard[at] = (tally.heard[at] ?? 0) + 1;
}

/** Adds what another has counted of the same case and day. */
export function addTally(tally: DayTally, other: DayTally): void {
	tally.plays += other.plays;
	tally.completions += other.completions;
	for (const [at, times] of other.heard.entries()) tally.heard[at] = (tally.heard[at] ?? 0) + times;
}
