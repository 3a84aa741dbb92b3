import { fail, redirect } from '@sveltejs/kit';
import { tellMember } from '#lib/accounts/account-notices.server.ts';
import { askForNewEmail, type EmailOutcome } from '#lib/accounts/change-email.server.ts';
import { removePasskey, renamePasskey } from '#lib/accounts/change-passkey.server.ts';
import { checkPassword } from '#lib/accounts/check-form.ts';
import { disconnectProvider } from '#lib/accounts/disconnect-provider.server.ts';
import { endOtherSessions, endSession } from '#lib/accounts/end-sessions.server.ts';
import { findSession } from '#lib/accounts/fresh-session.server.ts';
import { openAccount } from '#lib/accounts/open-account.server.ts';
import { saveProfile } from '#lib/accounts/save-profile.server.ts';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import type { FieldProblem } from '#lib/ui/field-problem.ts';
import { refusalProblem } from '../../account-problems.ts';
import { formText } from '../../form-text.ts';
import { withReturn } from '../../return-address.ts';
import { accountNews, type News } from './account-news.ts';
import { confirmIdentity } from './confirm-identity.ts';

export const load = async ({ locals: { db, viewer, auth, config, locale }, request, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const session = await findSession(auth, request.headers);
	if (!session) redirect(303, withReturn(paths.signIn(locale), url.pathname));
	const account = await openAccount(db, mustBeMember(viewer));
	const providers = config.openidProviders.map(({ id, name }) => ({ id, name, connected: account.providers.includes(id) }));
	return { account, session, providers, news: accountNews(messagesIn(locale), url.searchParams, providers) };
};

export const actions = {
	profile: async ({ locals: { db, viewer, askAuth, locale }, request }) => {
		const m = messagesIn(locale);
		const text = await formText(request);
		const given = { name: text('name'), locale: text('locale') };
		const wrong = await saveProfile(db, mustBeMember(viewer), given);
		if (!wrong) {
			// The copy of the session in the cookie holds the name too.
			await askAuth('/get-session', { query: { disableCookieCache: 'true' } });
			done(locale, 'profileSaved', 'profile');
		}
		const problems: FieldProblem[] = [];
		if (wrong.name) problems.push({ field: 'name', text: m.account.problem[wrong.name] });
		if (wrong.locale) problems.push({ field: 'locale', text: m.settings.problems.localeUnknown });
		return fail(400, { problems, given });
	},
	email: async ({ locals, request }) => {
		const { db, config, locale } = locals;
		const m = messagesIn(locale);
		const member = mustBeMember(locals.viewer);
		const text = await formText(request);
		const newEmail = text('newEmail');
		const { hasPassword } = await openAccount(db, member);
		const stranger = await confirmIdentity(locals, request, {
			hasPassword,
			password: text('emailPassword'),
			field: 'emailPassword',
		});
		if (stranger) return fail(stranger.status, { problems: [stranger.problem], newEmail });
		const outcome = await askForNewEmail(db, member, config, newEmail);
		if (outcome.sent) return { sentTo: outcome.email };
		return fail(400, { problems: [{ field: 'newEmail', text: emailProblem(m, outcome) }], newEmail });
	},
	password: async ({ locals, request }) => {
		const { db, auth, askAuth, config, locale } = locals;
		const m = messagesIn(locale);
		const member = mustBeMember(locals.viewer);
		const text = await formText(request);
		const [currentPassword, newPassword] = [text('currentPassword'), text('newPassword')];
		const { hasPassword } = await openAccount(db, member);
		const wrong = checkPassword(newPassword);
		if (wrong) return fail(400, { problems: [{ field: 'newPassword', text: m.account.problem[wrong] }] });
		const stranger = await confirmIdentity(locals, request, { hasPassword, password: currentPassword, field: 'currentPassword' });
		if (stranger) return fail(stranger.status, { problems: [stranger.problem] });
		if (hasPassword) {
			const answer = await askAuth('/change-password', { body: { currentPassword, newPassword } });
			if (answer.status !== 200) return fail(answer.status, { problems: [refusalProblem(m, answer, 'newPassword', {})] });
		} else await auth.api.setPassword({ body: { newPassword }, headers: request.headers });
		const session = await findSession(auth, request.headers);
		if (session) await endOtherSessions(db, member, session.id);
		await tellMember(db, config, member.id, 'passwordChanged');
		done(locale, hasPassword ? 'passwordChanged' : 'passwordSet', 'password');
	},
	renamePasskey: async ({ locals: { db, viewer, locale }, request }) => {
		const text = await formText(request);
		const id = text('id');
		const renamed = await renamePasskey(db, mustBeMember(viewer), { id, name: text(`name-${id}`) });
		if (renamed) done(locale, 'passkeyRenamed', 'passkeys');
		return fail(400, { problems: [{ field: `name-${id}`, text: messagesIn(locale).settings.problems.passkeyNameMissing }] });
	},
	removePasskey: async ({ locals: { db, viewer, locale }, request }) => {
		await removePasskey(db, mustBeMember(viewer), (await formText(request))('id'));
		done(locale, 'passkeyRemoved', 'passkeys');
	},
	disconnect: async ({ locals: { db, viewer, locale }, request }) => {
		const id = (await formText(request))('provider');
		if (await disconnectProvider(db, mustBeMember(viewer), id)) done(locale, 'disconnected', 'providers', id);
		return fail(400, { problems: [{ field: 'providers', text: messagesIn(locale).settings.problems.lastWay }] });
	},
	endSession: async ({ locals: { db, viewer, locale }, request }) => {
		await endSession(db, mustBeMember(viewer), (await formText(request))('id'));
		done(locale, 'sessionEnded', 'sessions');
	},
	endOthers: async ({ locals: { db, viewer, auth, locale }, request }) => {
		const member = mustBeMember(viewer);
		const session = await findSession(auth, request.headers);
		if (session) await endOtherSessions(db, member, session.id);
		done(locale, 'othersEnded', 'sessions');
	},
	/** Ends this session, so that the new one does not come beside it. */
	signInAgain: async ({ locals: { askAuth, locale } }) => {
		await askAuth('/sign-out');
		redirect(303, withReturn(paths.signIn(locale), paths.myAccount(locale)));
	},
};

function emailProblem({ account, settings }: Messages, outcome: EmailOutcome & { sent: false }): string {
	if (outcome.problem === 'tooMany') return account.wait(outcome.waitS);
	return outcome.problem === 'emailSame' ? settings.problems.emailSame : account.problem.emailMissing;
}

/** Shows the page anew with what was done, so that reloading does not do it twice. */
function done(locale: App.Locals['locale'], news: News, section: string, providerId?: string): never {
	const query = new URLSearchParams({ news, ...(providerId && { with: providerId }) });
	redirect(303, `${paths.myAccount(locale)}?${query}#${section}`);
}
