import type { SearchServerAddress } from '#lib/platform/search-server-address.ts';
import { IndexKeeper } from './index-keeper.server.ts';
import { ServerKeeper } from './rest/server-keeper.server.ts';
import type { CaseKeeper } from './search-backend.ts';

/** Keeps cases in the operator's search server, or else in the index in a folder. */
export function openKeeper(folder: string, server?: SearchServerAddress): CaseKeeper {
	return server ? new ServerKeeper(server) : new IndexKeeper(folder);
}
