import { nearestLocale } from '#lib/feed/compose-feed.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { readSearch, searchAddress, searchFeedAddress } from '#lib/search/search-address.ts';
import { pageSize, searchCases } from '#lib/search/search-cases.server.ts';
import type { SearchRequest } from '#lib/search/search-views.ts';
import { feedOfCases } from '../feed-response.ts';
import type { RequestHandler } from './$types';

const mostEpisodes = 50;
const headers = { 'x-robots-tag': 'noindex', 'retry-after': '10' };

/** The newest cases that answer a search, for whoever follows it. Like its page it is not kept, since the index follows the database. */
export const GET: RequestHandler = async (event) => {
	const request = readSearch(event.url.searchParams);
	if (!request.query)
		throw new Invalid('The parameter q is missing: it says what to search for, as in /feeds/search.xml?q=bus.', 'q');
	const ids = await findNewest(event.locals, request);
	if (!ids) return new Response('Nothing can be searched at the moment: ask again soon.', { status: 503, headers });
	const response = await feedOfCases(event, searchFeedAddress(request), ids, (language) => ({
		name: request.query,
		path: searchAddress(nearestLocale(language), { ...request, sort: 'relevance', page: 1 }),
	}));
	response.headers.set('x-robots-tag', headers['x-robots-tag']);
	return response;
};

/** Undefined while there is nothing to search in. */
async function findNewest({ db, viewer, locale, search }: App.Locals, request: SearchRequest): Promise<number[] | undefined> {
	const ids: number[] = [];
	for (let page = 1; ids.length < mostEpisodes; page++) {
		const { state, cases } = await searchCases(db, viewer, locale, search, { ...request, sort: 'date', page });
		if (state !== 'ready') return undefined;
		ids.push(...cases.map(({ card }) => card.id));
		if (cases.length < pageSize) break;
	}
	return ids.slice(0, mostEpisodes);
}
