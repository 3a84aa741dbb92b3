import { redirect } from '@sveltejs/kit';
import { citeBibtex, citedWork, citeRis } from '#lib/catalogue/cite-case.ts';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { readPlace } from '#lib/media/forms.ts';
import { contentDisposition } from '#lib/media/serve-file.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { calendarDay, clockTime } from '#lib/platform/i18n/format.ts';
import { paths } from '#lib/platform/paths.ts';
import type { RequestHandler } from './$types';

const formats = {
	bib: { mimeType: 'application/x-bibtex', write: citeBibtex },
	ris: { mimeType: 'application/x-research-info-systems', write: citeRis },
};

/** Not kept: it says on which day it was fetched. */
export const GET: RequestHandler = async ({ params: { slug, ending }, locals: { db, viewer, locale, config }, url }) => {
	if (ending !== 'bib' && ending !== 'ris')
		throw new NotFound(`A citation comes as bib or ris, not as ${JSON.stringify(ending)}.`);
	const opened = await openCase(db, viewer, locale, slug);
	if ('movedTo' in opened) redirect(301, paths.cite(locale, opened.movedTo, ending) + url.search);
	const page = opened.found;
	const atMs = readPlace(url.searchParams);
	const work = citedWork(page, {
		siteName: config.siteName,
		url: url.origin + paths.case(locale, page.slug) + (atMs === undefined ? '' : `?t=${atMs / 1000}`),
		at: atMs === undefined ? undefined : clockTime(atMs),
	});
	const { mimeType, write } = formats[ending];
	return new Response(write(work, calendarDay(new Date())), {
		headers: {
			'content-type': `${mimeType}; charset=utf-8`,
			'content-disposition': contentDisposition('attachment', `${page.slug}.${ending}`),
			'cache-control': 'no-store',
			'x-robots-tag': 'noindex',
		},
	});
};
