import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { isExpected } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { conflictKey } from '#lib/studio/merge-documents.ts';
import { type Choice, findConflicts, settleConflicts } from '#lib/studio/settle-conflicts.server.ts';
import { dropUnmerged } from '#lib/studio/unmerged.server.ts';
import { caseIdOf } from '../../../case-id.ts';

export const load = async ({ locals: { db, viewer }, params }) =>
	serverOnly(await findConflicts(db, viewer, caseIdOf(params), params.unmerged));

export const actions = {
	settle: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const id = caseIdOf(params);
		const form = await request.formData();
		const choices = readChoices(form);
		const given = Object.fromEntries(choices);
		try {
			const seen = Number(form.get('seen')) || 0;
			const outcome = await settleConflicts(db, viewer, { caseId: id, unmerged: params.unmerged, seen, choices });
			if (!outcome.saved)
				return fail(400, { open: outcome.conflicts.map(({ path }) => conflictKey(path)), given, isRefused: false });
		} catch (error) {
			if (isExpected(error) && error.status === 400) return fail(400, { open: [] as string[], given, isRefused: true });
			throw error;
		}
		redirect(303, `${paths.studioCase(locale, id)}?saved`);
	},
	drop: async ({ locals: { db, viewer, locale }, params }) => {
		await dropUnmerged(db, viewer, params.unmerged);
		redirect(303, paths.studioCase(locale, caseIdOf(params)));
	},
};

/** `use:case/title` says which is used, `own:case/title` what somebody wrote instead. */
function readChoices(form: FormData): Map<string, Choice> {
	const choices = new Map<string, Choice>();
	for (const [name, use] of form) {
		if (!name.startsWith('use:')) continue;
		const key = name.slice('use:'.length);
		if (use === 'mine') choices.set(key, { use });
		if (use === 'theirs') choices.set(key, { use });
		if (use === 'own') choices.set(key, { use, text: storable(String(form.get(`own:${key}`) ?? '')).replaceAll('\r\n', '\n') });
	}
	return choices;
}
