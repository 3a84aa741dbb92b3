import { fail } from '@sveltejs/kit';
import { checkEmail } from '#lib/accounts/check-form.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { fieldProblems, refusalProblem } from '../../account-problems.ts';
import { formText } from '../../form-text.ts';

export const actions = {
	default: async ({ locals: { askAuth, locale }, request }) => {
		const m = messagesIn(locale);
		const email = (await formText(request))('email').trim();
		const problems = fieldProblems(m, { email: checkEmail(email) });
		if (problems.length > 0) return fail(400, { problems, email });
		const answer = await askAuth('/request-password-reset', { body: { email } });
		if (answer.status === 200) return { sentTo: email };
		return fail(answer.status, { problems: [refusalProblem(m, answer, 'email', {})], email });
	},
};
