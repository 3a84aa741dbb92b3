import type { SearchServerAddress } from '#lib/platform/search-server-address.ts';
import { openIndexSearch } from './open-index-search.server.ts';
import { openServerSearch } from './rest/open-server-search.server.ts';
import type { SearchService } from './search-session.ts';

/** Searches in the operator's search server, or else in the index in a folder; the lexicon is in the folder in any case. */
export function openSearchService(folder: string, server?: SearchServerAddress): SearchService {
	return server ? openServerSearch(folder, server) : openIndexSearch(folder);
}
