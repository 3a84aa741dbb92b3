import { fail, redirect } from '@sveltejs/kit';
import { sendNotice } from '#lib/accounts/account-notices.server.ts';
import { type AddressOutcome, askForCode, openAddressQuestion, proveAddress } from '#lib/accounts/prove-address.server.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { fieldProblems } from '../../../account-problems.ts';
import { formText } from '../../../form-text.ts';
import { withReturn } from '../../../return-address.ts';
import { addressSecret, forgetAddress } from '../openid-cookies.ts';

export const load = async ({ locals: { db, config }, cookies, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const question = await openAddressQuestion(db, addressSecret(cookies));
	if (!question) return { question: undefined };
	const provider = config.openidProviders.find(({ id }) => id === question.providerId);
	const { name, suggestedEmail, sentTo } = question;
	return { question: { provider: provider?.name ?? question.providerId, needsName: name === undefined, suggestedEmail, sentTo } };
};

export const actions = {
	address: async ({ locals, request, cookies }) => {
		const m = messagesIn(locals.locale);
		const text = await formText(request);
		const given = { email: text('email'), name: text('name') };
		const outcome = await askForCode(locals.db, addressSecret(cookies), given);
		if (outcome.kind === 'send') {
			await send(locals, outcome);
			redirect(303, paths.signInWithAddress(locals.locale));
		}
		if (outcome.kind === 'wrong') return fail(400, { problems: fieldProblems(m, { ...outcome.problems }), given });
		const refusal = outcome.reason === 'tooMany' ? m.settings.providers.tooManyMails : m.settings.providers.expired;
		return fail(400, { problems: [{ field: 'email', text: refusal }], given });
	},
	code: async ({ locals, request, cookies }) => {
		const { providers } = messagesIn(locals.locale).settings;
		const outcome = await proveAddress(locals.db, addressSecret(cookies), (await formText(request))('code'));
		if (outcome.kind === 'refused') {
			const text = outcome.reason === 'wrong' ? providers.codeWrong : providers.expired;
			return fail(400, { problems: [{ field: 'code', text }] });
		}
		forgetAddress(cookies);
		const { codeNeeded } = await locals.signIn(outcome.memberId);
		redirect(303, codeNeeded ? withReturn(paths.signInCode(locals.locale), outcome.next) : outcome.next);
	},
};

/** The code, or for who has an account already, how to connect the provider to it. */
async function send({ db, config, locale }: App.Locals, { providerId, email, code }: AddressOutcome & { kind: 'send' }) {
	const provider = config.openidProviders.find(({ id }) => id === providerId);
	const to = { email, locale };
	if (code) await sendNotice(db, config, { kind: 'addressCode', to, about: code });
	else await sendNotice(db, config, { kind: 'addressKnown', to, about: provider?.name, href: paths.signIn(locale) });
}
