import { fail, redirect } from '@sveltejs/kit';
import { confirmAddress } from '#lib/accounts/confirm-address.server.ts';
import { readConfirmation } from '#lib/accounts/read-confirmation.server.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { refusalProblem } from '../../account-problems.ts';
import { formText } from '../../form-text.ts';
import { afterSignIn, withReturn } from '../../return-address.ts';
import { secretHeaders } from '../../secret-headers.ts';

export const load = async ({ locals: { auth }, url, setHeaders }) => {
	setHeaders(secretHeaders);
	const { token = '', to = '' } = Object.fromEntries(url.searchParams);
	return { token, to, email: await readConfirmation(auth, token) };
};

export const actions = {
	default: async ({ locals: { auth, askAuth, locale }, request }) => {
		const text = await formText(request);
		const email = await readConfirmation(auth, text('token'));
		// The page then says that the link no longer works.
		if (!email) return fail(400, { problems: [] });
		const answer = await confirmAddress(askAuth, { token: text('token'), email, password: text('password') });
		if (answer.data.twoFactorRedirect) redirect(303, withReturn(paths.signInCode(locale), text('to')));
		if (answer.status === 200) redirect(303, afterSignIn(locale, text('to')));
		const problem = refusalProblem(messagesIn(locale), answer, 'password', { INVALID_EMAIL_OR_PASSWORD: 'wrongPassword' });
		return fail(answer.status, { problems: [problem] });
	},
};
