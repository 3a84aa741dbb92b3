import type { Messages } from '#lib/platform/i18n/message-shape.ts';

/** When a question comes back, in days up to two months, then in months, from two years on in years. */
export function sayInterval({ review }: Messages, days: number): string {
	if (days <= 60) return review.inDays(days);
	if (days < 2 * 365) return review.inMonths(Math.round(days / 30.4));
	return review.inYears(Math.round(days / 365));
}
