import { fail, redirect } from '@sveltejs/kit';
import { checkEmail } from '#lib/accounts/check-form.ts';
import { safeReturn } from '#lib/accounts/safe-return.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { fieldProblems, refusalProblem } from '../account-problems.ts';
import { formText } from '../form-text.ts';
import { afterSignIn, withReturn } from '../return-address.ts';

const news = ['changed', 'signedOut'] as const;

export const load = ({ locals: { viewer, locale, config }, url }) => {
	const to = url.searchParams.get('to') ?? '';
	if (viewer.kind === 'member') redirect(303, afterSignIn(locale, to));
	const providers = config.openidProviders.map(({ id, name }) => ({ id, name }));
	return { to, providers, news: news.find((one) => one === url.searchParams.get('news')) };
};

export const actions = {
	password: async ({ locals: { askAuth, locale }, request }) => {
		const m = messagesIn(locale);
		const text = await formText(request);
		const [email, password, to] = [text('email').trim(), text('password'), text('to')];
		const problems = fieldProblems(m, { email: checkEmail(email), password: password === '' ? 'passwordMissing' : undefined });
		if (problems.length > 0) return fail(400, { problems, given: { email, to } });
		const answer = await askAuth('/sign-in/email', { body: { email, password } });
		if (answer.data.twoFactorRedirect) redirect(303, withReturn(paths.signInCode(locale), to));
		if (answer.status === 200) redirect(303, afterSignIn(locale, to));
		if (answer.code === 'EMAIL_NOT_VERIFIED') {
			// Only who knows the password gets here.
			await askAuth('/send-verification-email', { body: { email, callbackURL: safeReturn(to, '/') } });
			return { sent: 'unconfirmed' as const, email };
		}
		const refusal = refusalProblem(m, answer, 'password', { INVALID_EMAIL_OR_PASSWORD: 'wrong', PASSWORD_TOO_LONG: 'wrong' });
		return fail(answer.status, { problems: [refusal], given: { email, to } });
	},
	/** An address without an account gets a mail too: one that says so. */
	link: async ({ locals: { askAuth, locale }, request }) => {
		const m = messagesIn(locale);
		const text = await formText(request);
		const [email, to] = [text('email').trim(), text('to')];
		const problems = fieldProblems(m, { email: checkEmail(email) });
		if (problems.length > 0) return fail(400, { problems, given: { email, to } });
		const answer = await askAuth('/sign-in/magic-link', { body: { email, metadata: { to: safeReturn(to, ''), locale } } });
		if (answer.status === 200) return { sent: 'link' as const, email };
		return fail(answer.status, { problems: [refusalProblem(m, answer, 'email', {})], given: { email, to } });
	},
};
