import { fail, redirect } from '@sveltejs/kit';
import { tellMember } from '#lib/accounts/account-notices.server.ts';
import { findSession } from '#lib/accounts/fresh-session.server.ts';
import { openAccount } from '#lib/accounts/open-account.server.ts';
import { showSetup } from '#lib/accounts/show-setup.server.ts';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { refusalProblem } from '../../../account-problems.ts';
import { formText } from '../../../form-text.ts';
import { confirmIdentity } from '../confirm-identity.ts';

export const load = async ({ locals: { db, viewer, auth }, request, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	// Missing just after the factor was switched on, which begins a new session.
	const [account, session] = await Promise.all([openAccount(db, mustBeMember(viewer)), findSession(auth, request.headers)]);
	return { hasSecondFactor: account.hasSecondFactor, hasPassword: account.hasPassword, session };
};

export const actions = {
	begin: async ({ locals, request }) => {
		const asked = await ask(locals, request, '/two-factor/enable');
		if (asked.problem) return fail(asked.status, { problems: [asked.problem] });
		return { setup: await showSetup(String(asked.data.totpURI)) };
	},
	confirm: async ({ locals, request }) => {
		const { db, auth, viewer, askAuth, config, locale } = locals;
		const m = messagesIn(locale);
		const member = mustBeMember(viewer);
		const text = await formText(request);
		const setup = await showSetup(text('uri'));
		// Whoever has it on already would be shown codes that were shown once.
		if ((await openAccount(db, member)).hasSecondFactor)
			return fail(400, { problems: [{ field: 'setup', text: m.settings.problems.startedAgain }] });
		const code = text('code').replace(/\s/g, '');
		const answer = await askAuth('/two-factor/verify-totp', { body: { code } });
		if (answer.status !== 200) {
			const missing = code === '' ? m.settings.problems.codeMissing : m.settings.problems.codeWrong;
			const problem = answer.waitS === undefined ? missing : m.account.wait(answer.waitS);
			return fail(answer.status, { problems: [{ field: 'code', text: problem }], setup });
		}
		const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: member.id } });
		await tellMember(db, config, member.id, 'secondFactorOn');
		return { codes: backupCodes, turnedOn: true };
	},
	codes: async ({ locals, request }) => {
		const asked = await ask(locals, request, '/two-factor/generate-backup-codes');
		if (asked.problem) return fail(asked.status, { problems: [asked.problem] });
		return { codes: asked.data.backupCodes as string[], turnedOn: false };
	},
	disable: async ({ locals, request }) => {
		const asked = await ask(locals, request, '/two-factor/disable');
		if (asked.problem) return fail(asked.status, { problems: [asked.problem] });
		await tellMember(locals.db, locals.config, mustBeMember(locals.viewer).id, 'secondFactorOff');
		redirect(303, `${paths.myAccount(locals.locale)}?news=secondFactorOff#second-factor`);
	},
};

/** Changes the second factor of whoever proves that it is still them. */
async function ask(locals: App.Locals, request: Request, path: string) {
	const { hasPassword } = await openAccount(locals.db, mustBeMember(locals.viewer));
	const password = (await formText(request))('password');
	const stranger = await confirmIdentity(locals, request, { hasPassword, password, field: 'password' });
	if (stranger) return { ...stranger, data: {} };
	const answer = await locals.askAuth(path, { body: hasPassword ? { password } : {} });
	if (answer.status === 200) return { status: answer.status, problem: undefined, data: answer.data };
	const m = messagesIn(locals.locale);
	if (answer.waitS !== undefined) return { status: answer.status, problem: refusalProblem(m, answer, 'password', {}), data: {} };
	return { status: answer.status, problem: { field: 'setup', text: m.settings.problems.startedAgain }, data: {} };
}
