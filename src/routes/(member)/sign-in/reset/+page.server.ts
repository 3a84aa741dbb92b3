import { fail, redirect } from '@sveltejs/kit';
import { checkPassword } from '#lib/accounts/check-form.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { fieldProblems, refusalProblem } from '../../account-problems.ts';
import { formText } from '../../form-text.ts';
import { secretHeaders } from '../../secret-headers.ts';

export const load = ({ url, setHeaders }) => {
	setHeaders(secretHeaders);
	return { token: url.searchParams.get('token') ?? '' };
};

export const actions = {
	default: async ({ locals: { askAuth, locale }, request }) => {
		const m = messagesIn(locale);
		const text = await formText(request);
		const [token, newPassword] = [text('token'), text('password')];
		const problems = fieldProblems(m, { password: checkPassword(newPassword) });
		if (problems.length > 0) return fail(400, { problems });
		const answer = await askAuth('/reset-password', { body: { token, newPassword } });
		if (answer.status === 200) redirect(303, `${paths.signIn(locale)}?news=changed`);
		return fail(answer.status, {
			problems: [refusalProblem(m, answer, 'again', { INVALID_TOKEN: 'spent', USER_NOT_FOUND: 'spent' })],
		});
	},
};
