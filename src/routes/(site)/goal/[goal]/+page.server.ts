import { readFilter, readPage } from '#lib/catalogue/filter-address.ts';
import { goalName } from '#lib/catalogue/goal-name.ts';
import { listCases } from '#lib/catalogue/list-cases.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { casesPerPage } from '../../load-term-page.server.ts';

export const load = async ({ locals: { db, viewer, locale, dependsOn }, params, url }) => {
	const { goal } = readFilter(new URLSearchParams({ goal: params.goal }));
	if (!goal || String(goal) !== params.goal)
		throw new NotFound(`There is no sustainable development goal “${params.goal}”; they are numbered 1 to 17.`);
	dependsOn('list');
	const page = readPage(url.searchParams);
	const { cases, total } = await listCases(db, viewer, locale, { goal }, { limit: casesPerPage, page });
	return serverOnly({ goal, name: goalName(locale, goal), cases, total, page, pages: Math.ceil(total / casesPerPage) });
};
