import { fail, redirect } from '@sveltejs/kit';
import { type Member, mustBeMember } from '#lib/accounts/viewer.ts';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { notesInCase } from '#lib/media/find-notes.server.ts';
import { readPlace } from '#lib/media/forms.ts';
import { removeNote } from '#lib/media/remove-note.server.ts';
import { addNote, changeNote, type NoteOutcome } from '#lib/media/save-note.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { formText } from '../../../form-text.ts';
import { withReturn } from '../../../return-address.ts';

export const load = async ({ locals: { db, viewer, locale }, params, url }) => {
	if (viewer.kind !== 'member') redirect(303, withReturn(paths.signIn(locale), url.pathname + url.search));
	const opened = await openCase(db, viewer, locale, params.slug);
	if ('movedTo' in opened) redirect(301, paths.notes(locale, opened.movedTo) + url.search);
	return serverOnly({
		page: opened.found,
		notes: await notesInCase(db, viewer, opened.found.id),
		editing: url.searchParams.get('edit'),
		atMs: readPlace(url.searchParams) ?? 0,
		removed: url.searchParams.has('removed'),
	});
};

export const actions = {
	add: async ({ locals: { db, viewer, locale }, params, request }) => {
		const { member, page, given } = await open(db, viewer, locale, params.slug, request);
		return answer(locale, params.slug, await addNote(db, member, page, given), given);
	},
	change: async ({ locals: { db, viewer, locale }, params, request }) => {
		const { member, page, given } = await open(db, viewer, locale, params.slug, request);
		return answer(locale, params.slug, await changeNote(db, member, page, given), given);
	},
	remove: async ({ locals: { db, viewer, locale }, params, request }) => {
		const text = await formText(request);
		await removeNote(db, mustBeMember(viewer), text('noteId'));
		redirect(303, `${paths.notes(locale, params.slug)}?removed`);
	},
};

async function open(db: Db, viewer: App.Locals['viewer'], locale: Locale, slug: string, request: Request) {
	const member: Member = mustBeMember(viewer);
	const opened = await openCase(db, member, locale, slug);
	if ('movedTo' in opened) throw new NotFound('The case has moved. Open it again and write the note there.');
	const text = await formText(request);
	return { member, page: opened.found, given: { noteId: text('noteId'), at: text('at'), body: text('body') } };
}

function answer(locale: Locale, slug: string, outcome: NoteOutcome, given: { noteId: string; at: string; body: string }) {
	if (outcome.saved) redirect(303, `${paths.notes(locale, slug)}#note-${outcome.id}`);
	return fail(400, { problems: outcome.problems, given });
}
