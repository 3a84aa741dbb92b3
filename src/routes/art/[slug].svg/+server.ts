import { redirect } from '@sveltejs/kit';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { drawCaseArt } from '#lib/ui/case-art.ts';
import { siteHue } from '#lib/ui/hue.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const opened = await openCase(locals.db, locals.viewer, locals.locale, params.slug);
	if ('movedTo' in opened) redirect(301, paths.art(opened.movedTo));
	const { id, slug, theme } = opened.found;
	locals.dependsOn(`case:${id}`);
	return new Response(drawCaseArt({ slug, hue: theme?.hue ?? siteHue }), {
		headers: {
			'content-type': 'image/svg+xml',
			'cache-control': 'public, max-age=86400, stale-while-revalidate=604800',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
			'cross-origin-resource-policy': 'cross-origin',
		},
	});
};
