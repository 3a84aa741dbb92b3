import type { CardName } from '#lib/pathways/find-due.server.ts';
import { type Rating, ratings } from '#lib/pathways/schedule-review.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { storable } from '#lib/platform/storable-text.ts';

/** Which card a form is about, and when it was last reviewed as far as the form knew. */
export function readCardFields(form: FormData): CardName & { basedOn: Date | undefined } {
	const text = (name: string) => storable(String(form.get(name) ?? ''));
	const [caseId, basedOn] = [Number(text('case')), new Date(text('basedOn'))];
	return {
		caseId: Number.isInteger(caseId) && Math.abs(caseId) < 2 ** 31 ? caseId : 0,
		questionKey: text('question'),
		basedOn: Number.isNaN(basedOn.getTime()) ? undefined : basedOn,
	};
}

/** How well the member says that they remembered; throws Invalid. */
export function readRating(form: FormData): Rating {
	const rating = Object.values(ratings).find((one) => String(one) === form.get('rating'));
	if (!rating) throw new Invalid('This is no rating: it must be 1, 2, 3 or 4. Load the page again.', 'rating');
	return rating;
}
