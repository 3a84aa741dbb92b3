import { redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { findKeptTerm } from '#lib/catalogue/find-kept-term.server.ts';
import { listKeptTerms } from '#lib/catalogue/list-kept-terms.server.ts';
import { previewMerge } from '#lib/catalogue/merge-terms.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { formText } from '../../../../../../(member)/form-text.ts';
import { mergeEverywhere } from '../../../merge-terms.ts';
import { kindOf } from '../../../term-kind.ts';

const mostOffered = 20;

export const load = async ({ locals: { db, viewer }, params: { slug, ...params }, url }) => {
	mustBeEditor(viewer);
	const kind = kindOf(params);
	const into = url.searchParams.get('into');
	if (into !== null) return serverOnly({ kind, preview: await previewMerge(db, viewer, kind, { from: slug, into }) });
	const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const { terms } = await listKeptTerms(db, viewer, kind, query, { limit: mostOffered + 1, page: 1 });
	const offered = terms.filter((term) => term.slug !== slug).slice(0, mostOffered);
	return serverOnly({ kind, query, offered, term: await findKeptTerm(db, kind, slug) });
};

export const actions = {
	default: async ({ locals: { db, viewer, locale }, params: { slug: from, ...params }, request }) => {
		mustBeEditor(viewer);
		const [kind, into] = [kindOf(params), (await formText(request))('into')];
		const { names } = await findKeptTerm(db, kind, from);
		await mergeEverywhere(db, viewer, kind, { from, into });
		redirect(303, `${paths.studioTerm(locale, kind, into)}?${new URLSearchParams({ merged: names[locale] })}`);
	},
};
