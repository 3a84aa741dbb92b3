import type { PathPage } from '#lib/pathways/path-views.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { jsonLdElement } from '../../json-ld-script.ts';

/** A path as a course of schema.org with its cases as a list. */
export function pathJsonLd(
	page: PathPage,
	{ origin, siteName, locale }: { origin: string; siteName: string; locale: Locale },
): string {
	const url = origin + paths.path(locale, page.slug);
	const cases = page.steps.map(({ card }, at) => ({
		'@type': 'ListItem',
		position: at + 1,
		name: card.title,
		url: origin + paths.case(locale, card.slug),
	}));
	return jsonLdElement({
		'@context': 'https://schema.org',
		'@type': 'Course',
		'@id': url,
		url,
		name: page.title,
		description: page.lead ?? page.title,
		inLanguage: page.language,
		isAccessibleForFree: true,
		provider: { '@type': 'Organization', name: siteName, url: origin + paths.home('nb') },
		hasPart: { '@type': 'ItemList', numberOfItems: cases.length, itemListElement: cases },
	});
}
