import { type Memory, type MemorySettings, type Rating, schedulerFor } from '../schedule-review.ts';

/** A review of a question on a calendar day. */
export interface PastReview {
	rating: Rating;
	on: string;
}

/** What a question's reviews, the oldest first, come to; undefined without any. */
export function replayReviews(reviews: readonly PastReview[], settings: MemorySettings, seed?: string): Memory | undefined {
	const scheduler = schedulerFor(settings, seed);
	return reviews.reduce<Memory | undefined>((memory, review) => scheduler.review(memory, review), undefined);
}

/** The chance that was given to a review, and whether it was remembered. */
export interface Prediction {
	on: string;
	chance: number;
	remembered: boolean;
}

/** What parameters would have said before each review of a question but the first, of which nothing can be known. */
export function predictReviews(reviews: readonly PastReview[], settings: MemorySettings): Prediction[] {
	const scheduler = schedulerFor(settings);
	let memory: Memory | undefined;
	return reviews.flatMap((review) => {
		const before = memory;
		memory = scheduler.review(memory, review);
		if (!before || before.reviewedOn >= review.on) return [];
		return [{ on: review.on, chance: scheduler.retrievability(before, review.on), remembered: review.rating > 1 }];
	});
}
