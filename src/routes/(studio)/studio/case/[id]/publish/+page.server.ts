import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { findApproval } from '#lib/studio/find-approval.server.ts';
import { missingFor } from '#lib/studio/missing-for.ts';
import { moveCase } from '#lib/studio/move-case.server.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { fromOsloTime, osloTime } from '#lib/studio/oslo-time.ts';
import { steps } from '#lib/studio/workflow.ts';
import { formText } from '../../../../../(member)/form-text.ts';
import { caseIdOf } from '../../case-id.ts';

export const load = async ({ locals: { db, viewer }, params, url }) => {
	const id = caseIdOf(params);
	const { document } = await openEditedCase(db, viewer, id);
	const missing = missingFor('publish', document, await findApproval(db, id, document));
	return serverOnly({ missing, soonest: osloTime(new Date()), isMoved: url.searchParams.has('moved') });
};

/** Somebody else took the case a step meanwhile: the page shows where it is now. */
function elsewhere(error: unknown): undefined {
	if (!(error instanceof Conflict)) throw error;
}

export const actions = {
	default: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const id = caseIdOf(params);
		const text = await formText(request);
		const step = steps.find((one) => one === text('step'));
		const given = { note: text('note'), at: text('at') };
		if (!step) return fail(400, { because: 'refused' as const, missing: [], given });
		const outcome = await moveCase(db, viewer, { caseId: id, step, note: given.note, at: fromOsloTime(given.at) }).catch(
			elsewhere,
		);
		if (!outcome) return fail(409, { because: 'elsewhere' as const, missing: [], given });
		if (!outcome.moved) return fail(400, { because: outcome.because, missing: outcome.missing, given });
		redirect(303, `${paths.studioCasePart(locale, id, 'publish')}?moved`);
	},
};
