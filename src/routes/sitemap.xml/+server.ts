import { findSitemapParts } from '#lib/feed/find-sitemap.server.ts';
import { writeSitemapIndex } from '#lib/feed/sitemap.ts';
import { paths } from '#lib/platform/paths.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	locals.dependsOn('list', 'paths', 'webinars');
	const parts = await findSitemapParts(locals.db);
	const index = writeSitemapIndex(
		parts.map(({ name, changedAt }) => ({ address: url.origin + paths.sitemapPart(name), changedAt })),
	);
	return new Response(index, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
