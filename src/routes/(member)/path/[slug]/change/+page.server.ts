import { fail, redirect } from '@sveltejs/kit';
import type { Member } from '#lib/accounts/viewer.ts';
import {
	addStep,
	moveStep,
	removePath,
	type StepMove,
	saveDetails,
	saveReason,
	stepMoves,
} from '#lib/pathways/change-path.server.ts';
import { openPath } from '#lib/pathways/open-path.server.ts';
import { Conflict, Invalid, NotFound } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { searchCases } from '#lib/search/search-cases.server.ts';
import { formText } from '../../../form-text.ts';
import { signedIn } from '../../../signed-in.ts';
import { findCaseAt } from './find-case-at.ts';

export const load = async ({ locals, params, url }) => {
	const { db, viewer, locale, search } = locals;
	signedIn(locals, paths.changePath(locale, params.slug));
	const page = await openPath(db, viewer, locale, params.slug);
	if (!page.mayChange) throw new NotFound('You have no such path.');
	const query = (url.searchParams.get('q') ?? '').slice(0, 200);
	const found = query
		? await searchCases(db, viewer, locale, search, { query, filter: {}, sort: 'relevance', page: 1 })
		: undefined;
	const there = new Set(page.steps.map(({ caseId }) => caseId));
	const cards = [...(found?.cases ?? []), ...(found?.nearest ?? [])].map(({ card }) => card);
	return serverOnly({
		page,
		query,
		found: found && cards.filter(({ id }) => !there.has(id)),
		saved: url.searchParams.has('saved'),
	});
};

export const actions = {
	details: async ({ locals, params, request }) => {
		const { member, text } = await open(locals, params.slug, request);
		const given = { title: text('title'), lead: text('lead'), audience: text('audience') };
		const outcome = await saveDetails(locals.db, member, params.slug, given);
		if (outcome) return fail(400, { problems: outcome.problems, given });
		redirect(303, `${paths.changePath(locals.locale, params.slug)}?saved`);
	},
	add: async ({ locals, params, request }) => {
		const { member, text } = await open(locals, params.slug, request);
		const found = await findCaseAt(locals, text('case'));
		if (!found) return fail(400, { add: 'notFound' as const, case: text('case') });
		try {
			await addStep(locals.db, member, params.slug, found);
		} catch (error) {
			if (error instanceof Conflict) return fail(400, { add: 'there' as const, case: text('case') });
			if (error instanceof Invalid) return fail(400, { add: 'full' as const, case: text('case') });
			throw error;
		}
		redirect(303, `${paths.changePath(locals.locale, params.slug)}?saved#step-${found}`);
	},
	move: async ({ locals, params, request }) => {
		const { member, text } = await open(locals, params.slug, request);
		const [caseId, move] = [Number(text('case')), text('move')];
		if (!Number.isInteger(caseId) || !Object.hasOwn(stepMoves, move))
			throw new Invalid('The move did not arrive whole. Open the path and move the case again.', 'move');
		await moveStep(locals.db, member, params.slug, caseId, move as StepMove);
		redirect(303, `${paths.changePath(locals.locale, params.slug)}?saved${move === 'remove' ? '#steps' : `#step-${caseId}`}`);
	},
	reason: async ({ locals, params, request }) => {
		const { member, text } = await open(locals, params.slug, request);
		await saveReason(locals.db, member, params.slug, Number(text('case')), text('words'));
		redirect(303, `${paths.changePath(locals.locale, params.slug)}?saved#step-${Number(text('case'))}`);
	},
	delete: async ({ locals, params, request }) => {
		const { member } = await open(locals, params.slug, request);
		await removePath(locals.db, member, params.slug);
		redirect(303, `${paths.myPaths(locals.locale)}?deleted`);
	},
};

async function open(
	locals: App.Locals,
	slug: string,
	request: Request,
): Promise<{ member: Member; text: (name: string) => string }> {
	return { member: signedIn(locals, paths.changePath(locals.locale, slug)), text: await formText(request) };
}
