import { default_w, type FSRS, fsrs, State, StrategyMode } from 'ts-fsrs';
import { addDays, daysBetween, momentOf } from './memory/days.ts';

/** How well one remembered: not at all, with effort, well, without thinking. The numbers are FSRS'. */
export const ratings = { again: 1, hard: 2, good: 3, easy: 4 } as const;
export type RatingName = keyof typeof ratings;
export type Rating = (typeof ratings)[RatingName];

/** How well a question is remembered after its latest review. Days are calendar days of the site, `2027-01-08`. */
export interface Memory {
	/** The days after which it is remembered with a chance of nine in ten. */
	stability: number;
	/** From 1 to 10. */
	difficulty: number;
	reps: number;
	lapses: number;
	reviewedOn: string;
	due: string;
}

export interface MemorySettings {
	/** Of FSRS-6, the published ones unless they were fitted to the member's reviews. */
	parameters: readonly number[];
	/** The chance that a question is still remembered when it is asked again, from 0.7 to 0.97. */
	targetRetention: number;
}

export interface Scheduler {
	/** The memory after a review. */
	review(memory: Memory | undefined, given: { rating: Rating; on: string }): Memory;
	/** How many days after the review each rating would ask again. */
	intervals(memory: Memory | undefined, on: string): Record<RatingName, number>;
	/** The chance that it is remembered on a day. */
	retrievability(memory: Pick<Memory, 'stability' | 'reviewedOn'>, on: string): number;
}

export const usualSettings: MemorySettings = { parameters: default_w, targetRetention: 0.9 };

/** Knowledge that lasts ten years is asked for once in ten years. */
const longestDays = 3650;

/**
 * Schedules reviews by FSRS-6, in whole days: whoever has forgotten is asked again tomorrow, not in ten minutes. With a seed,
 * which tells one card from the others, questions that were learned together drift apart by some days, the same ones each time.
 */
export function schedulerFor({ parameters, targetRetention }: MemorySettings, seed?: string): Scheduler {
	const engine = fsrs({
		w: parameters,
		request_retention: targetRetention,
		maximum_interval: longestDays,
		enable_short_term: false,
		enable_fuzz: seed !== undefined,
	});
	if (seed !== undefined)
		engine.useStrategy(StrategyMode.SEED, function () {
			return `${seed}/${this.current.reps}`;
		});
	return {
		review: (memory, { rating, on }) => reviewed(engine, memory, rating, on),
		intervals: (memory, on) => {
			const days = (rating: Rating) => daysBetween(on, reviewed(engine, memory, rating, on).due);
			return { again: days(1), hard: days(2), good: days(3), easy: days(4) };
		},
		retrievability: ({ stability, reviewedOn }, on) =>
			engine.forgetting_curve(Math.max(0, daysBetween(reviewedOn, on)), stability),
	};
}

function reviewed(engine: FSRS, memory: Memory | undefined, rating: Rating, on: string): Memory {
	// A clock that was set back takes nobody to before the latest review.
	const day = memory && memory.reviewedOn > on ? memory.reviewedOn : on;
	const { card } = engine.next(toCard(memory, day), momentOf(day), rating);
	const { stability, difficulty, reps, lapses, scheduled_days } = card;
	return { stability, difficulty, reps, lapses, reviewedOn: day, due: addDays(day, scheduled_days) };
}

function toCard(memory: Memory | undefined, day: string) {
	const none = { stability: 0, difficulty: 0, reps: 0, lapses: 0, elapsed_days: 0, scheduled_days: 0, learning_steps: 0 };
	if (!memory) return { ...none, due: momentOf(day), state: State.New };
	const { stability, difficulty, reps, lapses, reviewedOn, due } = memory;
	return {
		...none,
		...{ stability, difficulty, reps, lapses },
		scheduled_days: daysBetween(reviewedOn, due),
		last_review: momentOf(reviewedOn),
		due: momentOf(due),
		state: State.Review,
	};
}
