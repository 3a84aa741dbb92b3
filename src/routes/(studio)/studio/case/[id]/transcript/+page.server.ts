import { redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { readPage } from '#lib/catalogue/filter-address.ts';
import { findPlayable } from '#lib/media/find-playable.server.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { openTiming, openTranscriptEditor } from '#lib/studio/open-transcript-editor.server.ts';
import { retimeTranscript } from '#lib/studio/retime-transcript.server.ts';
import type { EditOutcome } from '#lib/studio/save-edited-case.server.ts';
import { savePlainTurns } from '#lib/studio/save-plain-turns.server.ts';
import { formText } from '../../../../../(member)/form-text.ts';
import { caseIdOf } from '../../case-id.ts';
import { readEdit, wholeNumber } from '../read-edit.ts';

const perPage = 20;

/** Where there is no text yet, one is brought in. */
export const load = async ({ locals: { db, viewer, locale }, params, url }) => {
	const caseId = caseIdOf(params);
	const { transcript, ...opened } = await openTranscriptEditor(db, viewer, caseId);
	if (!transcript) redirect(303, paths.studioNewTranscript(locale, caseId));
	const { turns } = transcript;
	const pages = Math.ceil(turns.length / perPage);
	const page = Math.min(readPage(url.searchParams), Math.max(1, pages));
	const from = (page - 1) * perPage;
	return serverOnly({
		...{ ...opened, caseId, page, pages, from },
		language: transcript.language,
		machineMade: transcript.machineMade === true,
		speakers: [...new Set([...opened.people, ...turns.flatMap(({ speaker }) => speaker ?? [])])],
		turns: turns.slice(from, from + perPage).map(({ text, speaker = '' }) => ({ text, speaker })),
		playable: await findPlayable(db, caseId),
		timing: await openTiming(db, viewer, caseId),
		session: crypto.randomUUID(),
		saved: url.searchParams.has('saved'),
	});
};

export const actions = {
	turns: async ({ locals: { db, viewer, locale }, params, request, url }) => {
		mustBeEditor(viewer);
		const text = await formText(request);
		const turns = Array.from({ length: Math.min(perPage, Number(text('count')) || 0) }, (_, i) => {
			return { text: text(`text-${i}`), speaker: text(`speaker-${i}`) };
		});
		const given = { ...readEdit(text), from: wholeNumber(text, 'from'), turns };
		const caseId = caseIdOf(params);
		leave(await savePlainTurns(db, viewer, caseId, given), locale, caseId, `&page=${readPage(url.searchParams)}`);
	},
	retime: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const text = await formText(request);
		const caseId = caseIdOf(params);
		leave(await retimeTranscript(db, viewer, caseId, readEdit(text)), locale, caseId);
	},
};

/** Back to the page, or to where an edit that contradicts somebody else's is settled. */
function leave(outcome: EditOutcome, locale: Locale, caseId: number, more = ''): never {
	if (!outcome.saved) redirect(303, paths.studioMerge(locale, caseId, outcome.unmerged));
	redirect(303, `${paths.studioCasePart(locale, caseId, 'transcript')}?saved${more}`);
}
