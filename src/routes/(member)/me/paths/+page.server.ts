import { fail, redirect } from '@sveltejs/kit';
import { isEditor, mustBeMember } from '#lib/accounts/viewer.ts';
import { findMyPaths } from '#lib/pathways/find-my-paths.server.ts';
import { listOwnPaths } from '#lib/pathways/list-paths.server.ts';
import { readPathForm } from '#lib/pathways/path-form.ts';
import { savePath } from '#lib/pathways/save-path.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { formText } from '../../form-text.ts';
import { signedIn } from '../../signed-in.ts';

const mostFollowed = 50;

export const load = async ({ locals: { db, viewer, locale }, url, parent }) => {
	// The layout sends whoever is not signed in to the sign-in page.
	await parent();
	const member = mustBeMember(viewer);
	const [followed, made] = await Promise.all([findMyPaths(db, member, locale, mostFollowed), listOwnPaths(db, member)]);
	const news = ['deleted', 'left'].find((name) => url.searchParams.has(name)) as 'deleted' | 'left' | undefined;
	return serverOnly({ followed, made, news, isEditor: isEditor(viewer) });
};

export const actions = {
	/** Begins an empty path; an editor may begin one for the site. */
	begin: async ({ locals, request }) => {
		const { db, locale } = locals;
		const member = signedIn(locals, paths.myPaths(locale));
		const text = await formText(request);
		const read = readPathForm({ title: text('title'), lead: '', audience: 'owner' }, false);
		if ('problems' in read) return fail(400, { problem: read.problems.title, title: text('title') });
		const path = { ...read.path, language: locale, wishes: null, steps: [], forSite: text('for') === 'site' };
		redirect(303, paths.changePath(locale, await savePath(db, member, path)));
	},
};
