import { fail, redirect } from '@sveltejs/kit';
import { checkEmail, checkName, checkPassword } from '#lib/accounts/check-form.ts';
import { safeReturn } from '#lib/accounts/safe-return.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { fieldProblems, refusalProblem } from '../account-problems.ts';
import { formText } from '../form-text.ts';
import { afterSignIn } from '../return-address.ts';

export const load = ({ locals: { viewer, locale }, url }) => {
	const to = url.searchParams.get('to') ?? '';
	if (viewer.kind === 'member') redirect(303, afterSignIn(locale, to));
	return { to };
};

export const actions = {
	/** An address that has an account already gets the same answer, and its owner a mail that says so. */
	default: async ({ locals: { askAuth, locale }, request }) => {
		const m = messagesIn(locale);
		const text = await formText(request);
		const [name, email, password, to] = [text('name').trim(), text('email').trim(), text('password'), text('to')];
		const problems = fieldProblems(m, { name: checkName(name), email: checkEmail(email), password: checkPassword(password) });
		if (problems.length > 0) return fail(400, { problems, given: { name, email, to } });
		const answer = await askAuth('/sign-up/email', {
			body: { name, email, password, locale, callbackURL: safeReturn(to, '/') },
		});
		if (answer.status === 200) return { sentTo: email };
		return fail(answer.status, { problems: [refusalProblem(m, answer, 'email', {})], given: { name, email, to } });
	},
};
