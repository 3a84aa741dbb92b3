import { findSitemapPages } from '#lib/feed/find-sitemap.server.ts';
import { writeSitemap } from '#lib/feed/sitemap.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { languagesOf } from '#lib/platform/site-settings.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals, url }) => {
	const pages = await findSitemapPages(locals.db, params.part);
	if (pages.length === 0) throw new NotFound('The sitemap has no such part; /sitemap.xml lists those that there are.');
	locals.dependsOn('list', 'paths', 'webinars');
	return new Response(writeSitemap(url.origin, pages, languagesOf(locals.site)), {
		headers: { 'content-type': 'application/xml; charset=utf-8' },
	});
};
