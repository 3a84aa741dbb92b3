import { Readable } from 'node:stream';
import { redirect } from '@sveltejs/kit';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { cardKey } from '#lib/media/render-card.server.ts';
import { paths } from '#lib/platform/paths.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const opened = await openCase(locals.db, locals.viewer, locals.locale, params.slug);
	if ('movedTo' in opened) redirect(301, paths.card(opened.movedTo));
	const { id } = opened.found;
	const key = cardKey(id);
	if (!(await locals.storage.has(key)))
		return new Response(null, { status: 302, headers: { location: '/card.png', 'cache-control': 'no-store' } });
	locals.dependsOn(`case:${id}`, `card:${id}`);
	const { stream } = await locals.storage.open(key);
	return new Response(Readable.toWeb(stream) as ReadableStream, {
		headers: {
			'content-type': 'image/png',
			'cache-control': 'public, max-age=3600',
			'cross-origin-resource-policy': 'cross-origin',
		},
	});
};
