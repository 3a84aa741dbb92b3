import { fail, redirect } from '@sveltejs/kit';
import { isEditor } from '#lib/accounts/viewer.ts';
import { findFacets } from '#lib/catalogue/find-facets.server.ts';
import { listGoals, listPerspectives, listThemes } from '#lib/catalogue/list-terms.server.ts';
import { generatePath } from '#lib/pathways/generate-path.server.ts';
import { readPathForm, readSteps } from '#lib/pathways/path-form.ts';
import { readWishes } from '#lib/pathways/read-wishes.ts';
import { savePath } from '#lib/pathways/save-path.server.ts';
import { servingModel } from '#lib/pathways/serving-model.server.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { formText } from '../../form-text.ts';
import { signedIn } from '../../signed-in.ts';

export const load = async ({ locals: { db, viewer, locale }, url }) => {
	const wishes = readWishes(url.searchParams);
	const isShown = url.searchParams.has('show');
	const [themes, perspectives, goals, facets, proposal] = await Promise.all([
		listThemes(db, viewer, locale),
		listPerspectives(db, viewer, locale),
		listGoals(db, viewer, locale),
		findFacets(db, viewer, locale, {}),
		isShown ? servingModel(db).then((model) => generatePath(db, viewer, locale, wishes, { model })) : undefined,
	]);
	return serverOnly({
		wishes,
		themes,
		perspectives,
		goals: goals.filter(({ count }) => count > 0),
		languages: facets.find(({ filter }) => filter === 'language')?.choices ?? [],
		proposal,
		search: url.search,
		isMember: viewer.kind === 'member',
		isEditor: isEditor(viewer),
	});
};

export const actions = {
	/** Keeps the proposal as it was shown; an editor may keep it for the site. */
	save: async ({ locals, request, url }) => {
		const { db, locale } = locals;
		const params = new URLSearchParams(url.search);
		params.delete('/save');
		const member = signedIn(locals, `${paths.newPath(locale)}?${params}`);
		const text = await formText(request);
		const read = readPathForm({ title: text('title'), lead: '', audience: 'owner' }, false);
		if ('problems' in read) return fail(400, { problems: read.problems, title: text('title') });
		const steps = proposedSteps(text('steps'));
		const forSite = text('for') === 'site';
		const wishes = readWishes(params);
		const slug = await savePath(db, member, { ...read.path, language: locale, wishes, steps, forSite });
		redirect(303, paths.path(locale, slug));
	},
};

function proposedSteps(json: string) {
	try {
		return readSteps(json);
	} catch {
		throw new Invalid('The steps of the path did not arrive whole. Show the proposal again and save it from there.', 'steps');
	}
}
