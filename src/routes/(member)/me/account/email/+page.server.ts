import { fail, redirect } from '@sveltejs/kit';
import { confirmNewEmail, openNewEmail } from '#lib/accounts/change-email.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { formText } from '../../../form-text.ts';
import { secretHeaders } from '../../../secret-headers.ts';

export const load = async ({ locals: { db }, url, setHeaders }) => {
	setHeaders(secretHeaders);
	const token = url.searchParams.get('token') ?? '';
	return { token, email: await openNewEmail(db, token) };
};

export const actions = {
	default: async ({ locals: { db, config, locale }, request }) => {
		const confirmed = await confirmNewEmail(db, config, (await formText(request))('token'));
		if (confirmed) redirect(303, `${paths.myAccount(locale)}?news=emailChanged#email`);
		// The page then says that the link no longer works.
		return fail(400, {});
	},
};
