import type { Locale } from '#lib/platform/locale.ts';
import type { AwardSubject } from './award.ts';

/** The language in which a certificate speaks of itself: its case's, or English when the site has no words in that. */
export function awardLocale({ language }: Pick<AwardSubject, 'language'>): Locale {
	const tag = language.toLowerCase().split('-')[0];
	if (tag === 'nn') return 'nn';
	return tag === 'nb' || tag === 'no' ? 'nb' : 'en';
}
