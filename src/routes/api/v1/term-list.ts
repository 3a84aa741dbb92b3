import type { Viewer } from '#lib/accounts/viewer.ts';
import type { CountedTerm } from '#lib/catalogue/list-terms.server.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { answer, pageResponse } from './answer.ts';
import { langQuery, listQuery, readQuery } from './parameters.ts';
import { publicTerm } from './public-case.ts';

type List = (db: Db, viewer: Viewer, locale: Locale) => Promise<CountedTerm[]>;

/** The endpoint of themes or perspectives: all of them, in the editors' order. */
export function termEndpoint(kind: 'theme' | 'perspective', list: List) {
	return answer(async ({ locals, url }) => {
		const { lang: locale } = readQuery(langQuery, url);
		const terms = await list(locals.db, locals.viewer, locale);
		locals.dependsOn('list');
		const items = terms.map((term) => ({
			...publicTerm(term),
			caseCount: term.count,
			pageUrl: url.origin + paths[kind](locale, term.slug),
			feedUrl: url.origin + paths.feedOf(kind, term.slug),
		}));
		return { items };
	});
}

/** The endpoint of what there may be many of, page by page. */
export function namedEndpoint(kind: 'person' | 'organisation' | 'series', list: List) {
	return answer(async ({ locals, url }) => {
		const { page, pageSize, lang: locale } = readQuery(listQuery, url);
		const all = await list(locals.db, locals.viewer, locale);
		locals.dependsOn('list');
		const items = all.slice((page - 1) * pageSize, page * pageSize).map(({ slug, name, count }) => ({
			...{ slug, name, caseCount: count, pageUrl: url.origin + paths[kind](locale, slug) },
			...(kind === 'series' && { feedUrl: url.origin + paths.feedOf(kind, slug) }),
		}));
		return pageResponse(url, { total: all.length, page, pageSize, items });
	});
}
