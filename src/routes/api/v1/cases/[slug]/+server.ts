import { redirect } from '@sveltejs/kit';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { filesFor } from '#lib/media/for-members.ts';
import { openMedia } from '#lib/media/open-media.server.ts';
import { mayHear } from '#lib/platform/members-only.ts';
import { paths } from '#lib/platform/paths.ts';
import { openTranscript } from '#lib/transcript/open-transcript.server.ts';
import { answer } from '../../answer.ts';
import { langQuery, readQuery } from '../../parameters.ts';
import { describeCase } from '../../public-case.ts';

export const GET = answer(async ({ locals, params, url }) => {
	const { lang: locale } = readQuery(langQuery, url);
	const opened = await openCase(locals.db, locals.viewer, locale, params.slug ?? '');
	if ('movedTo' in opened) redirect(301, paths.apiCase(opened.movedTo) + url.search);
	const { id } = opened.found;
	locals.dependsOn(`case:${id}`);
	const [media, transcript] = await Promise.all([openMedia(locals.db, id), openTranscript(locals.db, id)]);
	const allowed = filesFor(media, mayHear(locals.site, locals.viewer)).media;
	return describeCase({ origin: url.origin, locale }, opened.found, allowed, transcript);
});
