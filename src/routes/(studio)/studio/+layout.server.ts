import { redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { paths } from '#lib/platform/paths.ts';

/** Whoever is not signed in is asked to; for who is no editor there is nothing here. Actions ask for themselves: they run before this. */
export const load = ({ locals: { viewer, locale }, url }) => {
	if (viewer.kind === 'anonymous') redirect(303, `${paths.signIn(locale)}?to=${encodeURIComponent(url.pathname + url.search)}`);
	return { editor: { name: mustBeEditor(viewer).name, isOperator: mustBeEditor(viewer).role === 'operator' } };
};
