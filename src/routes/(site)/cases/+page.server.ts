import { readFilter, readPage } from '#lib/catalogue/filter-address.ts';
import { findFacets } from '#lib/catalogue/find-facets.server.ts';
import { listCases } from '#lib/catalogue/list-cases.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

const casesPerPage = 24;

export const load = async ({ locals: { db, viewer, locale, dependsOn }, url }) => {
	dependsOn('list');
	const filter = readFilter(url.searchParams);
	const page = readPage(url.searchParams);
	const [{ cases, total }, facets] = await Promise.all([
		listCases(db, viewer, locale, filter, { limit: casesPerPage, page }),
		findFacets(db, viewer, locale, filter),
	]);
	return serverOnly({ filter, facets, cases, total, page, pages: Math.ceil(total / casesPerPage) });
};
