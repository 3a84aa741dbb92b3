import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { parseIfJson } from '#lib/platform/parse-if-json.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { openTranscriptEditor } from '#lib/studio/open-transcript-editor.server.ts';
import { takeTranscript } from '#lib/studio/take-transcript.server.ts';
import { transcript } from '#lib/transcript/transcript.ts';
import { formText } from '../../../../../../(member)/form-text.ts';
import { caseIdOf } from '../../../case-id.ts';
import { readEdit } from '../../read-edit.ts';
import { previewOf, readBrought } from './preview-transcript.ts';

export const load = async ({ locals: { db, viewer }, params }) => {
	const caseId = caseIdOf(params);
	const { version, transcript } = await openTranscriptEditor(db, viewer, caseId);
	return serverOnly({ caseId, version, turns: transcript?.turns.length ?? 0, session: crypto.randomUUID() });
};

export const actions = {
	preview: async ({ locals: { db, viewer }, params, request }) => {
		const { people, language } = await openTranscriptEditor(db, viewer, caseIdOf(params));
		const form = await request.formData();
		const read = await readBrought(form, { people, language });
		if ('problem' in read) return fail(400, { problem: read, given: String(form.get('text') ?? '') });
		return { preview: previewOf(read) };
	},
	take: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const caseId = caseIdOf(params);
		const text = await formText(request);
		const read = transcript.safeParse(parseIfJson(text('ready')));
		if (!read.data) throw new Invalid('The text did not arrive whole. Bring it in again.', 'text');
		const outcome = await takeTranscript(db, viewer, caseId, { ...readEdit(text), transcript: read.data });
		if (!outcome.saved) redirect(303, paths.studioMerge(locale, caseId, outcome.unmerged));
		redirect(303, `${paths.studioCasePart(locale, caseId, 'transcript')}?saved`);
	},
};
