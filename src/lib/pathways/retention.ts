import { addDays, daysBetween, momentOf } from './memory/days.ts';
import { type PastReview, predictReviews } from './memory/replay-reviews.ts';
import { usualSettings } from './schedule-review.ts';

/** How much was remembered of what was asked again in a week, which begins on a Monday. */
export interface WeekOfReviews {
	monday: string;
	reviews: number;
	remembered: number;
}

/**
 * True retention: of the reviews that came on a later day than another of the same question, those that were remembered. By
 * week, up to that of `today`; weeks without reviews are there too.
 */
export function retentionByWeek(histories: readonly (readonly PastReview[])[], today: string, weeks = 12): WeekOfReviews[] {
	const recalls = histories.flatMap((history) => predictReviews(history, usualSettings));
	const inWeek = Map.groupBy(recalls, ({ on }) => mondayOf(on));
	return Array.from({ length: weeks }, (_, at) => {
		const monday = addDays(mondayOf(today), 7 * (at + 1 - weeks));
		const all = inWeek.get(monday) ?? [];
		return { monday, reviews: all.length, remembered: all.filter(({ remembered }) => remembered).length };
	});
}

/** From this many days of stability on, a question counts as well known. */
export const matureDays = 21;

/** The Monday of a calendar day's week; 5 January 1970 was one. */
function mondayOf(day: string): string {
	const since = daysBetween('1970-01-05', momentOf(day).toISOString().slice(0, 10));
	return addDays('1970-01-05', Math.floor(since / 7) * 7);
}
