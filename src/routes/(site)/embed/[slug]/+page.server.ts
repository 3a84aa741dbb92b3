import { redirect } from '@sveltejs/kit';
import { caseOpener } from '#lib/catalogue/open-case.server.ts';
import { filesFor } from '#lib/media/for-members.ts';
import { formsOf, playableIn, readForm, readPlace } from '#lib/media/forms.ts';
import { mediaOfCase } from '#lib/media/open-media.server.ts';
import { renditionsOfCase } from '#lib/media/open-renditions.server.ts';
import { mayHear } from '#lib/platform/members-only.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

const openWithMedia = caseOpener({ media: mediaOfCase, made: renditionsOfCase });

export const load = async ({ locals: { db, viewer, locale, site, dependsOn }, params, url }) => {
	const opened = await openWithMedia(db, viewer, locale, params.slug);
	if ('movedTo' in opened) redirect(301, paths.embed(locale, opened.movedTo));
	const page = opened.found;
	dependsOn(`case:${page.id}`);
	const { made } = opened.also;
	const { media, isWithheld } = filesFor(opened.also.media, mayHear(site, viewer));
	const form = readForm(url.searchParams, formsOf(media, false));
	return serverOnly({
		...{ page, isWithheld, atMs: readPlace(url.searchParams) },
		playable: playableIn(form, media, made, paths.media),
	});
};
