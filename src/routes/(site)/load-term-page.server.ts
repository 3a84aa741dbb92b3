import { redirect } from '@sveltejs/kit';
import { readPage } from '#lib/catalogue/filter-address.ts';
import { listCases } from '#lib/catalogue/list-cases.server.ts';
import { openTerm } from '#lib/catalogue/open-term.server.ts';
import type { TermKind } from '#lib/catalogue/term-kinds.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

export const casesPerPage = 24;

/** What the page of one theme, perspective, person, organisation, place or series is drawn from. */
export async function loadTermPage({ db, viewer, locale, dependsOn }: App.Locals, kind: TermKind, slug: string, url: URL) {
	const opened = await openTerm(db, viewer, locale, kind, slug);
	if ('movedTo' in opened) redirect(301, paths[kind](locale, opened.movedTo));
	dependsOn('list');
	const page = readPage(url.searchParams);
	const { cases, total } = await listCases(db, viewer, locale, { [kind]: slug }, { limit: casesPerPage, page });
	return serverOnly({ kind, term: opened.found, cases, page, pages: Math.ceil(total / casesPerPage), total });
}

export type TermPageView = Awaited<ReturnType<typeof loadTermPage>>['view']['value'];
