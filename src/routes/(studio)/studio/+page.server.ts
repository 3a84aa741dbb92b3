import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { readPage } from '#lib/catalogue/filter-address.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { createCase } from '#lib/studio/create-case.server.ts';
import { listEditedCases } from '#lib/studio/list-edited-cases.server.ts';
import { caseStates } from '#lib/studio/workflow.ts';
import { formText } from '../../(member)/form-text.ts';

const perPage = 25;

export const load = async ({ locals: { db, viewer }, url }) => {
	const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const state = caseStates.find((one) => one === url.searchParams.get('state'));
	const page = readPage(url.searchParams);
	// What a case is to be about, from the questions that found none.
	const begun = (url.searchParams.get('title') ?? '').trim().slice(0, 200);
	const listed = await listEditedCases(db, viewer, { query, state }, { limit: perPage, page });
	return serverOnly({ ...listed, begun, query, state, page, pages: Math.ceil(listed.total / perPage) });
};

export const actions = {
	create: async ({ locals: { db, viewer, locale }, request }) => {
		mustBeEditor(viewer);
		const text = await formText(request);
		const given = { title: text('title'), language: text('language') };
		const outcome = await createCase(db, viewer, given);
		if (!outcome.created) return fail(400, { problems: outcome.problems, given });
		redirect(303, paths.studioCase(locale, outcome.id));
	},
};
