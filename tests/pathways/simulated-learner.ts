import { addDays, daysBetween } from '#lib/pathways/memory/days.ts';
import type { PastReview } from '#lib/pathways/memory/replay-reviews.ts';
import { type Memory, type MemorySettings, type Rating, schedulerFor } from '#lib/pathways/schedule-review.ts';
import { mulberry32 } from '#lib/platform/mulberry32.ts';

export interface Learner {
	/** How they really forget. */
	truth: readonly number[];
	questions: number;
	/** Over which they review, and meet new questions all the time. */
	days: number;
	seed: number;
}

const begin = '2026-01-01';

/**
 * The reviews of somebody who forgets by parameters of their own, while they are asked by other settings. On some days they
 * do not come, so that questions are asked later than planned too.
 */
export function simulateReviews({ truth, questions, days, seed }: Learner, settings: MemorySettings): PastReview[][] {
	const chance = mulberry32(seed);
	const [mind, plan] = [schedulerFor({ ...settings, parameters: truth }), schedulerFor(settings)];
	const end = addDays(begin, days);
	return Array.from({ length: questions }, (_, at) => {
		const reviews: PastReview[] = [];
		let [known, planned]: [Memory | undefined, Memory | undefined] = [undefined, undefined];
		for (let day = addDays(begin, Math.floor((at / questions) * days)); day < end; ) {
			const recalled = !known || chance() < mind.retrievability(known, day);
			const rating = recalled ? ratedWell(chance(), known === undefined) : 1;
			reviews.push({ rating, on: day });
			known = mind.review(known, { rating, on: day });
			planned = plan.review(planned, { rating, on: day });
			const late = chance() < 0.25 ? Math.ceil(chance() * 0.5 * (1 + daysBetween(day, planned.due))) : 0;
			day = addDays(planned.due, late);
		}
		return reviews;
	});
}

/** Mostly well; a first time also not at all. */
function ratedWell(chance: number, isFirst: boolean): Rating {
	if (isFirst && chance < 0.15) return 1;
	if (chance < 0.3) return 2;
	return chance < 0.9 ? 3 : 4;
}
