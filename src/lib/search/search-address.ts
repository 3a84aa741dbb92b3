import { readFilter, readPage, writeFilter } from '#lib/catalogue/filter-address.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import type { SearchRequest } from './search-views.ts';

/** Longer questions are cut; nobody types them. */
export const longestQuery = 200;

/** Reads what an address asks for; what it cannot ask for is left out. */
export function readSearch(params: URLSearchParams): SearchRequest {
	return {
		query: readQuery(params),
		filter: readFilter(params),
		sort: params.get('sort') === 'date' ? 'date' : 'relevance',
		page: readPage(params),
	};
}

/** The words that an address asks for, on one line and without control characters. */
export function readQuery(params: URLSearchParams): string {
	const query = (params.get('q') ?? '').normalize().slice(0, longestQuery);
	return query.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
}

/** What `readSearch` reads, from its question mark on; nothing when nothing is asked for. */
export function searchParameters({ query, filter, sort, page }: SearchRequest): string {
	if (!query) return '';
	const order: [string, string][] = sort === 'date' ? [['sort', sort]] : [];
	return `?${new URLSearchParams([['q', query], ...writeFilter(filter, page), ...order])}`;
}

/** The address of a page of results. */
export function searchAddress(locale: Locale, request: SearchRequest): string {
	return paths.search(locale) + searchParameters(request);
}

/** The address of the feed of whatever answers, now and later. */
export function searchFeedAddress(request: SearchRequest): string {
	return paths.searchFeed() + searchParameters({ ...request, sort: 'relevance', page: 1 });
}
