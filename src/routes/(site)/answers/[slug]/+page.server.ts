import { readFilter, readPage } from '#lib/catalogue/filter-address.ts';
import { findAnswers } from '#lib/catalogue/find-answers.server.ts';
import { listPerspectives, listThemes } from '#lib/catalogue/list-terms.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

const answersPerPage = 40;

export const load = async ({ locals: { db, viewer, locale, dependsOn }, params, url }) => {
	dependsOn('list');
	const { theme, perspective } = readFilter(url.searchParams);
	const filter = { ...(theme && { theme }), ...(perspective && { perspective }) };
	const page = readPage(url.searchParams);
	const [found, themes, perspectives] = await Promise.all([
		findAnswers(db, viewer, locale, params.slug, filter, { limit: answersPerPage, page }),
		listThemes(db, viewer, locale),
		listPerspectives(db, viewer, locale),
	]);
	return serverOnly({
		...found,
		slug: params.slug,
		filter,
		themes,
		perspectives,
		page,
		pages: Math.ceil(found.total / answersPerPage),
	});
};
