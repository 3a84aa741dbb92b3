import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/platform/paths.ts';

/** Whoever is not signed in is asked to, and comes back afterwards. Actions ask for themselves: they run before this. */
export const load = ({ locals: { viewer, locale }, url }) => {
	if (viewer.kind !== 'member') redirect(303, `${paths.signIn(locale)}?to=${encodeURIComponent(url.pathname + url.search)}`);
	return { runsSite: viewer.role === 'operator' };
};
