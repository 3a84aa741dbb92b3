import { usualSettings } from '../schedule-review.ts';
import { logLoss } from './calibration.ts';
import { daysBetween } from './days.ts';
import { type PastReview, predictReviews } from './replay-reviews.ts';

/** The reviews of one question, the oldest first. */
export type History = readonly PastReview[];

/** The reviews that can be learned from: those that come after another of the same question. */
export function countRecalls(histories: readonly History[]): number {
	return histories.reduce((sum, history) => sum + predictReviews(history, usualSettings).length, 0);
}

/** The part of the recalls that is held back to judge by: the latest. */
const heldBack = 0.2;

export interface Fit {
	parameters: number[];
	/** On the reviews that were held back. */
	logLoss: { before: number; after: number };
}

/**
 * Fits parameters to all but the latest reviews, and judges them by those beside the ones that were used until then. Undefined
 * where the optimiser, which is native code, cannot be loaded.
 */
export async function fitParameters(histories: readonly History[], current: readonly number[]): Promise<Fit | undefined> {
	const { FSRSBindingItem, FSRSBindingReview, computeParameters } = (await loadOptimiser()) ?? {};
	if (!FSRSBindingItem || !FSRSBindingReview || !computeParameters) return undefined;
	const since = dayOfLatest(histories);
	const earlier = histories.map((history) => history.filter(({ on }) => on < since));
	const items = earlier.flatMap((history) =>
		prefixesOf(history).map((prefix) => {
			const reviews = prefix.map(({ rating, on }, at) => new FSRSBindingReview(rating, daysSince(prefix[at - 1], on)));
			return new FSRSBindingItem(reviews);
		}),
	);
	const parameters = await computeParameters(items, { enableShortTerm: false });
	return {
		parameters,
		logLoss: { before: lossSince(histories, since, current), after: lossSince(histories, since, parameters) },
	};
}

async function loadOptimiser() {
	try {
		return await import('@open-spaced-repetition/binding');
	} catch {
		return undefined;
	}
}

/** The optimiser wants one item for each review that follows another, with all that came before it. */
function prefixesOf(history: History): History[] {
	const days = history.filter(({ on }, at) => at === 0 || on > (history[at - 1]?.on ?? ''));
	return days.slice(1).map((_, at) => days.slice(0, at + 2));
}

function daysSince(before: PastReview | undefined, on: string): number {
	return before ? daysBetween(before.on, on) : 0;
}

/** The day on which the reviews begin that are held back. */
export function dayOfLatest(histories: readonly History[]): string {
	const days = histories.flatMap((history) => predictReviews(history, usualSettings).map(({ on }) => on)).sort();
	return days[Math.floor(days.length * (1 - heldBack))] ?? '';
}

/** The log loss over the reviews from a day on, with everything before them known. */
function lossSince(histories: readonly History[], since: string, parameters: readonly number[]): number {
	const settings = { ...usualSettings, parameters };
	return logLoss(histories.flatMap((history) => predictReviews(history, settings).filter(({ on }) => on >= since)));
}
