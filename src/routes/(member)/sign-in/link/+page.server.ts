import { fail, redirect } from '@sveltejs/kit';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { formText } from '../../form-text.ts';
import { afterSignIn, withReturn } from '../../return-address.ts';
import { secretHeaders } from '../../secret-headers.ts';

export const load = ({ url, setHeaders }) => {
	setHeaders(secretHeaders);
	const { token = '', to = '' } = Object.fromEntries(url.searchParams);
	return { token, to };
};

export const actions = {
	default: async ({ locals: { askAuth, locale }, request }) => {
		const { account } = messagesIn(locale);
		const text = await formText(request);
		const answer = await askAuth('/magic-link/verify', { query: { token: text('token') } });
		if (answer.data.twoFactorRedirect) redirect(303, withReturn(paths.signInCode(locale), text('to')));
		if (answer.status === 200) redirect(303, afterSignIn(locale, text('to')));
		const problem = answer.waitS === undefined ? account.problem.spent : account.wait(answer.waitS);
		return fail(answer.waitS === undefined ? 400 : 429, { problems: [{ field: 'again', text: problem }] });
	},
};
