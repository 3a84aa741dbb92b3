import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/platform/paths.ts';

export const actions = {
	default: async ({ locals: { askAuth, locale } }) => {
		await askAuth('/sign-out');
		redirect(303, `${paths.signIn(locale)}?news=signedOut`);
	},
};
