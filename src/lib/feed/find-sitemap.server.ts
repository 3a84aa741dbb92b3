import { sql } from 'kysely';
import { anonymous } from '#lib/accounts/viewer.ts';
import { listQuestions } from '#lib/catalogue/list-questions.server.ts';
import * as terms from '#lib/catalogue/list-terms.server.ts';
import { listWebinars } from '#lib/catalogue/list-webinars.server.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import type { SitemapPage } from './sitemap.ts';

/** Pages in one part of the sitemap; three languages make 9,000 addresses of them. */
export const pagesPerPart = 3000;

/** The parts of the sitemap: `cases-0`, `cases-1` … by the cases' keys, so that a new case changes only the last, and `pages-0` … */
export async function findSitemapParts(db: Db): Promise<{ name: string; changedAt?: Date }[]> {
	const { rows } = await sql<{ part: number; changedAt: Date }>`
		select c.id / ${pagesPerPart}::int as part, max(c.updated_at) as "changedAt"
		from catalogue.cases c where ${visible(anonymous)} group by 1 order by 1`.execute(db);
	const others = Math.ceil((await listOtherPages(db)).length / pagesPerPart);
	return [
		...rows.map(({ part, changedAt }) => ({ name: `cases-${part}`, changedAt })),
		...Array.from({ length: others }, (_, part) => ({ name: `pages-${part}` })),
	];
}

/** The pages of one part; none when there is no such part. */
export async function findSitemapPages(db: Db, name: string): Promise<SitemapPage[]> {
	const [, kind, number] = /^(cases|pages)-(\d{1,5})$/.exec(name) ?? [];
	if (kind === undefined) return [];
	const first = Number(number) * pagesPerPart;
	return kind === 'cases' ? listCasePages(db, first) : (await listOtherPages(db)).slice(first, first + pagesPerPart);
}

async function listCasePages(db: Db, firstId: number): Promise<SitemapPage[]> {
	const { rows } = await sql<{ slug: string; changedAt: Date }>`
		select c.slug, c.updated_at as "changedAt" from catalogue.cases c
		where ${visible(anonymous)} and c.id >= ${firstId} and c.id < ${firstId + pagesPerPart} order by c.id`.execute(db);
	return rows.map(({ slug, changedAt }) => ({ path: (locale) => paths.case(locale, slug), changedAt }));
}

/** Every page that is not a case's. */
async function listOtherPages(db: Db): Promise<SitemapPage[]> {
	const questions = (await listQuestions(db, anonymous)).map(({ slug }) => pageOf(paths.answersTo, slug));
	const filed = kinds.map(async ({ list, path }) => {
		const counted = await list(db, anonymous, 'nb');
		return counted.filter(({ count }) => count > 0).map(({ slug }) => pageOf(path, slug));
	});
	return [
		...standing,
		...questions,
		...(await listPaths(db)),
		...(await listWebinarPages(db)),
		...(await Promise.all(filed)).flat(),
	];
}

/** The learning paths that everybody may find. */
async function listPaths(db: Db): Promise<SitemapPage[]> {
	const { rows } = await sql<{ slug: string; changedAt: Date }>`
		select slug, updated_at as "changedAt" from pathways.published order by slug`.execute(db);
	return rows.map(({ slug, changedAt }) => ({ path: (locale) => paths.path(locale, slug), changedAt }));
}

/** Published webinars, and the list of them while there are any. */
async function listWebinarPages(db: Db): Promise<SitemapPage[]> {
	const { coming, past } = await listWebinars(db);
	const pages = [...coming, ...past].map(({ slug, updatedAt }) => ({ ...pageOf(paths.webinar, slug), changedAt: updatedAt }));
	return pages.length > 0 ? [{ path: paths.webinars }, ...pages] : [];
}

type TermPath = (locale: Locale, slug: string) => string;

function pageOf(path: TermPath, slug: string): SitemapPage {
	return { path: (locale) => path(locale, slug) };
}

const standing: SitemapPage[] = [
	...[
		paths.home,
		paths.cases,
		paths.learningPaths,
		paths.newPath,
		paths.themes,
		paths.people,
		paths.organisations,
		paths.goals,
		paths.answers,
	],
	...[paths.subscribe, paths.about, paths.accessibility, paths.privacy],
].map((path) => ({ path }));

const kinds: { list: typeof terms.listThemes; path: TermPath }[] = [
	{ list: terms.listThemes, path: paths.theme },
	{ list: terms.listPerspectives, path: paths.perspective },
	{ list: terms.listSeries, path: paths.series },
	{ list: terms.listPeople, path: paths.person },
	{ list: terms.listOrganisations, path: paths.organisation },
	{ list: terms.listPlaces, path: paths.place },
	{ list: terms.listGoals, path: (locale, slug) => paths.goal(locale, Number(slug)) },
];
