import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { Invalid, NotFound } from '#lib/platform/errors.ts';
import { openTranscriptEditor } from '#lib/studio/open-transcript-editor.server.ts';
import { saveEditedTranscript } from '#lib/studio/save-edited-transcript.server.ts';
import { transcriptChange } from '#lib/studio/transcript-change.ts';
import { caseIdOf } from '../../../case-id.ts';

/** The text that an editor has before them, down to its words. */
export const GET = async ({ locals: { db, viewer }, params }) => {
	const { version, transcript } = await openTranscriptEditor(db, viewer, caseIdOf(params));
	if (!transcript) throw new NotFound('This case has no text.');
	return Response.json({ version, transcript });
};

/** What was changed of it. */
export const POST = async ({ locals: { db, viewer }, params, request }) => {
	mustBeEditor(viewer);
	const { data, error } = transcriptChange.safeParse(await request.json().catch(() => undefined));
	if (!data)
		throw new Invalid(`This is no change of a transcript: ${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}.`);
	return Response.json(await saveEditedTranscript(db, viewer, caseIdOf(params), data));
};
