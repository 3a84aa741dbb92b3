import { Readable } from 'node:stream';
import { redirect } from '@sveltejs/kit';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { openMedia } from '#lib/media/open-media.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
	const opened = await openCase(locals.db, locals.viewer, locals.locale, params.slug);
	if ('movedTo' in opened) redirect(301, paths.chapters(opened.movedTo));
	const chapters = (await openMedia(locals.db, opened.found.id)).find(({ kind }) => kind === 'chapters');
	if (!chapters) throw new NotFound('This case has no chapters.');
	if (!chapters.storageKey) redirect(302, chapters.source);
	locals.dependsOn(`case:${opened.found.id}`);
	const { stream } = await locals.storage.open(chapters.storageKey);
	return new Response(Readable.toWeb(stream) as ReadableStream, {
		headers: { 'content-type': 'application/json+chapters', 'access-control-allow-origin': '*' },
	});
};
