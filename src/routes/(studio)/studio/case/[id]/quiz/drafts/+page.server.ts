import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { findPlayable } from '#lib/media/find-playable.server.ts';
import { isExpected } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { askForDrafts, openDrafting } from '#lib/studio/drafting.server.ts';
import { listProposals } from '#lib/studio/list-proposals.server.ts';
import { openQuizEditor } from '#lib/studio/open-quiz-editor.server.ts';
import { leaveProposal, takeProposal } from '#lib/studio/settle-proposal.server.ts';
import { formText } from '../../../../../../(member)/form-text.ts';
import { caseIdOf } from '../../../case-id.ts';
import { readEdit } from '../../read-edit.ts';

export const load = async ({ locals: { db, viewer, config }, params, url }) => {
	const caseId = caseIdOf(params);
	const { version, title, language, sentences } = await openQuizEditor(db, viewer, caseId);
	const { languageModel } = config;
	return serverOnly({
		...{ caseId, version, title, language, hasText: sentences.length > 0 },
		host: languageModel && new URL(languageModel.url).host,
		drafting: await openDrafting(db, viewer, caseId),
		proposals: await listProposals(db, viewer, caseId),
		playable: await findPlayable(db, caseId),
		session: crypto.randomUUID(),
		said: (['taken', 'left'] as const).find((one) => url.searchParams.has(one)),
	});
};

export const actions = {
	ask: async ({ locals: { db, viewer, locale, config }, params }) => {
		mustBeEditor(viewer);
		const caseId = caseIdOf(params);
		const { sentences } = await openQuizEditor(db, viewer, caseId);
		if (!config.languageModel || sentences.length === 0) return fail(400, { because: undefined });
		await askForDrafts(db, viewer, caseId);
		redirect(303, addressOf(locale, caseId));
	},
	take: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const caseId = caseIdOf(params);
		const text = await formText(request);
		const outcome = await takeProposal(db, viewer, { caseId, id: text('id'), ...readEdit(text) }).catch((error: unknown) => {
			if (isExpected(error) && error.status !== 404) return { saved: false as const, because: 'unsaved' as const };
			throw error;
		});
		if ('because' in outcome) return fail(409, { because: outcome.because });
		if (!outcome.saved) redirect(303, paths.studioMerge(locale, caseId, outcome.unmerged));
		redirect(303, `${addressOf(locale, caseId)}?taken`);
	},
	leave: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const caseId = caseIdOf(params);
		const text = await formText(request);
		if (!(await leaveProposal(db, viewer, { caseId, id: text('id') }))) return fail(409, { because: 'gone' as const });
		redirect(303, `${addressOf(locale, caseId)}?left`);
	},
};

function addressOf(locale: Locale, caseId: number): string {
	return `${paths.studioCasePart(locale, caseId, 'quiz')}/drafts`;
}
