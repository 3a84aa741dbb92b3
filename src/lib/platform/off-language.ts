import type { Locale } from './locale.ts';
import { localePath } from './locale.ts';
import { languagesOf, type SiteSettings } from './site-settings.ts';

/** Routes whose addresses have a language: pages, in groups such as `(site)`. Feeds, files and the API have none. */
const isPage = (routeId: string | null) => routeId === null || routeId.startsWith('/(');

/** Where a page in a language that the operator has switched off is instead; undefined when it may stay. */
export function insteadOfOffLanguage(
	settings: SiteSettings,
	asked: { method: string; locale: Locale; path: string; search: string; routeId: string | null },
): string | undefined {
	const { offered, standard } = languagesOf(settings);
	const isRead = asked.method === 'GET' || asked.method === 'HEAD';
	if (!isRead || offered.includes(asked.locale) || !isPage(asked.routeId)) return undefined;
	// `/nn//elsewhere.example` without its language would lead to another site.
	return localePath(standard, asked.path.replace(/^\/+/, '/')) + asked.search;
}
