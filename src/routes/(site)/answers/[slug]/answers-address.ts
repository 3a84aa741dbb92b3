import type { CaseFilter } from '#lib/catalogue/case-views.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';

export type AnswerFilter = Pick<CaseFilter, 'theme' | 'perspective'>;

/** The address of the answers to a question, narrowed; only what is set stands in it. */
export function answersAddress(locale: Locale, slug: string, { theme, perspective }: AnswerFilter, page = 1): string {
	const params = new URLSearchParams({
		...(theme && { theme }),
		...(perspective && { perspective }),
		...(page > 1 && { page: String(page) }),
	});
	return paths.answersTo(locale, slug) + (params.size > 0 ? `?${params}` : '');
}
