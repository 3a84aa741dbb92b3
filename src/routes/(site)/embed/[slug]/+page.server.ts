import { redirect } from '@sveltejs/kit';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { formsOf, playableIn, readForm, readPlace } from '#lib/media/forms.ts';
import { openMedia } from '#lib/media/open-media.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

export const load = async ({ locals: { db, viewer, locale, dependsOn }, params, url }) => {
	const opened = await openCase(db, viewer, locale, params.slug);
	if ('movedTo' in opened) redirect(301, paths.embed(locale, opened.movedTo));
	const page = opened.found;
	dependsOn(`case:${page.id}`);
	const media = await openMedia(db, page.id);
	const form = readForm(url.searchParams, formsOf(media, false));
	return serverOnly({ page, playable: playableIn(form, media, paths.media), atMs: readPlace(url.searchParams) });
};
