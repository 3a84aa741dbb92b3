import { listCases } from '#lib/catalogue/list-cases.server.ts';
import { answer, pageResponse } from '../answer.ts';
import { caseListQuery, readQuery } from '../parameters.ts';
import { summarise } from '../public-case.ts';

export const GET = answer(async ({ locals, url }) => {
	const { page, pageSize, lang: locale, ...filter } = readQuery(caseListQuery, url);
	const { cases, total } = await listCases(locals.db, locals.viewer, locale, filter, { limit: pageSize, page });
	locals.dependsOn('list');
	const items = cases.map((card) => summarise({ origin: url.origin, locale }, card));
	return pageResponse(url, { total, page, pageSize, items });
});
