import { redirect } from '@sveltejs/kit';
import type { Member } from '#lib/accounts/viewer.ts';
import { quizOfCase } from '#lib/assessment/find-quiz.server.ts';
import { newestReflections } from '#lib/assessment/list-reflections.server.ts';
import { nextCases, sameTheme } from '#lib/catalogue/find-next-cases.server.ts';
import { caseOpener } from '#lib/catalogue/open-case.server.ts';
import { notesInCase } from '#lib/media/find-notes.server.ts';
import { findPlace } from '#lib/media/find-places.server.ts';
import { filesFor } from '#lib/media/for-members.ts';
import { formsOf, playableIn, readForm, readPlace } from '#lib/media/forms.ts';
import { mediaOfCase } from '#lib/media/open-media.server.ts';
import { renditionsOfCase } from '#lib/media/open-renditions.server.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { mayHear } from '#lib/platform/members-only.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { transcriptOfCase } from '#lib/transcript/open-transcript.server.ts';
import { turnsHtml } from '#lib/transcript/turns-html.ts';
import { writableFormats } from '#lib/transcript/write-transcript-file.ts';
import { openNext } from '../../../(member)/open-next.ts';
import type { CaseView } from './view.ts';

const openWithAll = caseOpener({
	transcript: transcriptOfCase,
	media: mediaOfCase,
	made: renditionsOfCase,
	next: nextCases(3),
	alike: sameTheme(4),
	quizQuestions: quizOfCase,
	reflections: newestReflections(2),
});

export const load = async ({ locals: { db, viewer, locale, site, dependsOn }, params, url }) => {
	const opened = await openWithAll(db, viewer, locale, params.slug);
	if ('movedTo' in opened) redirect(301, paths.case(locale, opened.movedTo) + url.search);
	const page = opened.found;
	dependsOn(`case:${page.id}`, 'list');
	const { transcript, made, next, alike, quizQuestions, reflections } = opened.also;
	const { media, isWithheld } = filesFor(opened.also.media, mayHear(site, viewer));
	const forms = formsOf(media, transcript !== undefined);
	const form = readForm(url.searchParams, forms);
	const atMs = readPlace(url.searchParams);
	const linkStart = form === forms[0] ? '?' : `?form=${form}&`;
	const mine = viewer.kind === 'member' ? await openMine(db, viewer, locale, url, page.id) : undefined;
	const shown = mine ? mine.next.next.cases.map(({ card }) => card) : next;
	return serverOnly({
		page,
		licence: site.licence,
		mine,
		media,
		isWithheld,
		quizQuestions,
		reflections,
		next,
		sameTheme: alike.filter(({ id }) => !shown.some((other) => other.id === id)),
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

/** What a member has here: where they are, what they noted, and what they should learn next. */
async function openMine(db: Db, viewer: Member, locale: Locale, url: URL, caseId: number): Promise<CaseView['mine']> {
	const [place, notes, next] = await Promise.all([
		findPlace(db, viewer, caseId),
		notesInCase(db, viewer, caseId),
		openNext(db, viewer, locale, url, caseId),
	]);
	return { place, notes, next };
}

function hostsOf(people: readonly { role: string; name: string }[]): string[] {
	return people.filter(({ role }) => role === 'host').map(({ name }) => name);
}
