import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { createTerm } from '#lib/catalogue/create-term.server.ts';
import { readPage } from '#lib/catalogue/filter-address.ts';
import { listKeptTerms } from '#lib/catalogue/list-kept-terms.server.ts';
import { moveTerm } from '#lib/catalogue/move-term.server.ts';
import { isTranslated } from '#lib/catalogue/term-kinds.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { formText } from '../../../../(member)/form-text.ts';
import { kindOf } from '../term-kind.ts';
import { namesOf, termProblem } from '../term-problems.ts';

const perPage = 50;

export const load = async ({ locals: { db, viewer }, params, url }) => {
	const kind = kindOf(params);
	const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const page = readPage(url.searchParams);
	const listed = await listKeptTerms(db, viewer, kind, query, { limit: perPage, page });
	const isOrdered = isTranslated(kind) && query === '';
	const removed = url.searchParams.get('removed');
	return serverOnly({ kind, ...listed, query, page, pages: Math.ceil(listed.total / perPage), isOrdered, removed });
};

export const actions = {
	add: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const kind = kindOf(params);
		const given = namesOf(await formText(request), isTranslated(kind));
		try {
			const { slug } = await createTerm(db, viewer, kind, given);
			return redirect(303, `${paths.studioTerm(locale, kind, slug)}?created`);
		} catch (error) {
			return fail(400, { problem: termProblem(error, given), given });
		}
	},
	move: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const [kind, text] = [kindOf(params), await formText(request)];
		if (!isTranslated(kind)) throw new NotFound('There is no such page.');
		const [up, down] = [text('up'), text('down')];
		await moveTerm(db, viewer, kind, up || down, up ? 'up' : 'down');
		redirect(303, paths.studioTerms(locale, kind));
	},
};
