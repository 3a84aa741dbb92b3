import { json } from '@sveltejs/kit';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { groupSuggestions } from '#lib/search/group-suggestions.ts';
import { readQuery } from '#lib/search/search-address.ts';
import { suggest } from '#lib/search/suggest.server.ts';
import type { RequestHandler } from './$types';

// Long enough for the letters that one takes back, short enough for what is unpublished.
const headers = { 'cache-control': 'private, max-age=10', 'x-robots-tag': 'noindex' };

export const GET: RequestHandler = async ({ locals: { db, viewer, locale, search }, url }) => {
	const suggestions = await suggest(db, viewer, locale, search, readQuery(url.searchParams));
	return json(groupSuggestions(suggestions, messagesIn(locale)), { headers });
};
