import { error } from '@sveltejs/kit';
import { listThemes } from '#lib/catalogue/list-terms.server.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { readSearch } from '#lib/search/search-address.ts';
import { pageSize, searchCases } from '#lib/search/search-cases.server.ts';

export const load = async ({ locals: { db, viewer, locale, search, dependsOn }, url, setHeaders }) => {
	const request = readSearch(url.searchParams);
	if (!request.query) {
		dependsOn('list');
		return serverOnly({ request, themes: await listThemes(db, viewer, locale), answer: undefined, pages: 0 });
	}
	// Results are not kept: the index follows the database by up to a second, and a page from between would stay wrong.
	const answer = await searchCases(db, viewer, locale, search, request);
	if (answer.state !== 'ready') {
		setHeaders({ 'retry-after': '10' });
		error(503, messagesIn(locale).search[answer.state]);
	}
	return serverOnly({ request, themes: [], answer, pages: Math.ceil(answer.total / pageSize) });
};
