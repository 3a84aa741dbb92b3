import { redirect } from '@sveltejs/kit';
import { nextCases, sameTheme } from '#lib/catalogue/find-next-cases.server.ts';
import { caseOpener } from '#lib/catalogue/open-case.server.ts';
import { formsOf, playableIn, readForm, readPlace } from '#lib/media/forms.ts';
import { mediaOfCase } from '#lib/media/open-media.server.ts';
import { renditionsOfCase } from '#lib/media/open-renditions.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { transcriptOfCase } from '#lib/transcript/open-transcript.server.ts';
import { turnsHtml } from '#lib/transcript/turns-html.ts';
import { writableFormats } from '#lib/transcript/write-transcript-file.ts';

const openWithAll = caseOpener({
	transcript: transcriptOfCase,
	media: mediaOfCase,
	made: renditionsOfCase,
	next: nextCases(3),
	alike: sameTheme(4),
});

export const load = async ({ locals: { db, viewer, locale, dependsOn }, params, url }) => {
	const opened = await openWithAll(db, viewer, locale, params.slug);
	if ('movedTo' in opened) redirect(301, paths.case(locale, opened.movedTo) + url.search);
	const page = opened.found;
	dependsOn(`case:${page.id}`, 'list');
	const { transcript, media, made, next, alike } = opened.also;
	const forms = formsOf(media, transcript !== undefined);
	const form = readForm(url.searchParams, forms);
	const atMs = readPlace(url.searchParams);
	const linkStart = form === forms[0] ? '?' : `?form=${form}&`;
	return serverOnly({
		page,
		media,
		next,
		sameTheme: alike.filter(({ id }) => !next.some((other) => other.id === id)),
		forms,
		form,
		atMs,
		linkStart,
		playable: playableIn(form, media, made, paths.media),
		formats: transcript ? writableFormats(transcript) : [],
		machineMade: transcript?.machineMade ?? false,
		turns: transcript && turnsHtml(transcript, { hosts: hostsOf(page.people), atMs, linkStart }),
	});
};

function hostsOf(people: readonly { role: string; name: string }[]): string[] {
	return people.filter(({ role }) => role === 'host').map(({ name }) => name);
}
