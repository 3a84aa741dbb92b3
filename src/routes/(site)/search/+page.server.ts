import { serverOnly } from '#lib/platform/server-only.ts';
import { findMoments } from '#lib/search/find-moments.server.ts';

const shown = 20;

export const load = async ({ locals: { db, viewer, locale, dependsOn }, url }) => {
	dependsOn('list');
	const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	return serverOnly({ query, ...(await findMoments(db, viewer, locale, query, { limit: shown })) });
};
