import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { findKeptTerm } from '#lib/catalogue/find-kept-term.server.ts';
import { openTerm } from '#lib/catalogue/open-term.server.ts';
import { renameTerm } from '#lib/catalogue/rename-term.server.ts';
import { setHue } from '#lib/catalogue/set-hue.server.ts';
import { isTranslated } from '#lib/catalogue/term-kinds.ts';
import { openTermToEdit } from '#lib/catalogue/term-uses.server.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { formText } from '../../../../../(member)/form-text.ts';
import { removeEverywhere } from '../../merge-terms.ts';
import { kindOf } from '../../term-kind.ts';
import { namesOf, termProblem } from '../../term-problems.ts';

export const load = async ({ locals: { db, viewer, locale }, params, url }) => {
	mustBeEditor(viewer);
	const kind = kindOf(params);
	const opened = await openTerm(db, viewer, locale, kind, params.slug);
	if ('movedTo' in opened) redirect(303, paths.studioTerm(locale, kind, opened.movedTo));
	const term = await openTermToEdit(db, viewer, kind, params.slug);
	const news = (['created', 'saved', 'merged'] as const).find((one) => url.searchParams.has(one));
	return serverOnly({ kind, term, news, merged: url.searchParams.get('merged') ?? '' });
};

export const actions = {
	save: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const [kind, text] = [kindOf(params), await formText(request)];
		const given = { names: namesOf(text, isTranslated(kind)), slug: text('slug').trim(), hue: text('hue').trim() };
		const wanted = given.slug === '' || given.slug === params.slug ? undefined : given.slug;
		try {
			const { slug } = await inTransaction(db, async (tx) => {
				if (kind === 'theme') await setHue(tx, viewer, params.slug, /^\d{1,3}$/.test(given.hue) ? Number(given.hue) : -1);
				return renameTerm(tx, viewer, kind, params.slug, given.names, wanted);
			});
			return redirect(303, `${paths.studioTerm(locale, kind, slug)}?saved`);
		} catch (error) {
			return fail(400, { problem: termProblem(error, given.names), given });
		}
	},
	remove: async ({ locals: { db, viewer, locale }, params }) => {
		mustBeEditor(viewer);
		const kind = kindOf(params);
		const { names } = await findKeptTerm(db, kind, params.slug);
		const outcome = await removeEverywhere(db, viewer, kind, params.slug);
		if (!outcome.removed) return fail(409, { isInUse: true });
		redirect(303, `${paths.studioTerms(locale, kind)}?${new URLSearchParams({ removed: names[locale] })}`);
	},
};
