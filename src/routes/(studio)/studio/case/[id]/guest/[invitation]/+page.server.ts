import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { isExpected } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { openInvitation } from '#lib/studio/list-invitations.server.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { takeAnswers } from '#lib/studio/take-answers.server.ts';
import { caseIdOf } from '../../../case-id.ts';
import { readTaking } from './read-taking.ts';

export const load = async ({ locals: { db, viewer }, params }) => {
	const caseId = caseIdOf(params);
	const invitation = await openInvitation(db, viewer, caseId, params.invitation);
	const { version } = await openEditedCase(db, viewer, caseId);
	return serverOnly({ invitation, base: version, session: crypto.randomUUID() });
};

export const actions = {
	default: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const caseId = caseIdOf(params);
		const taking = readTaking(await request.formData());
		const given = { answers: taking.answers, quotes: taking.quotes };
		if (!Object.values(taking.answers).some((answer) => answer.trim() !== '') && taking.quotes.length === 0)
			return fail(400, { because: 'nothing' as const, ...given });
		const outcome = await takeAnswers(db, viewer, { caseId, id: params.invitation, ...taking }).catch((error: unknown) => {
			if (isExpected(error) && error.status !== 404) return undefined;
			throw error;
		});
		if (!outcome) return fail(400, { because: 'refused' as const, ...given });
		if (!outcome.saved) redirect(303, paths.studioMerge(locale, caseId, outcome.unmerged));
		redirect(303, `${paths.studioCasePart(locale, caseId, 'guest')}?taken`);
	},
};
