import { fail, redirect } from '@sveltejs/kit';
import type { AuthAnswer } from '#lib/accounts/ask-auth.server.ts';
import { readBackupCode } from '#lib/accounts/backup-codes.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { formText } from '../../form-text.ts';
import { afterSignIn } from '../../return-address.ts';

export const load = ({ locals: { viewer, locale }, url }) => {
	const to = url.searchParams.get('to') ?? '';
	if (viewer.kind === 'member') redirect(303, afterSignIn(locale, to));
	return { to };
};

export const actions = {
	/** A code of six digits is the app's, anything else a backup code. */
	default: async ({ locals: { askAuth, locale }, request }) => {
		const text = await formText(request);
		const [given, to] = [text('code').replace(/\s/g, ''), text('to')];
		const { codeMissing } = messagesIn(locale).settings.problems;
		if (given === '') return fail(400, { problems: [{ field: 'code', text: codeMissing }], to });
		const trustDevice = text('trust') === 'on';
		const answer = /^\d{6}$/.test(given)
			? await askAuth('/two-factor/verify-totp', { body: { code: given, trustDevice } })
			: await askAuth('/two-factor/verify-backup-code', { body: { code: readBackupCode(given), trustDevice } });
		if (answer.status === 200) redirect(303, afterSignIn(locale, to));
		return fail(answer.status, { problems: [{ field: 'code', text: refusal(locale, answer) }], to });
	},
};

function refusal(locale: Locale, { code, waitS }: AuthAnswer): string {
	const { account, settings } = messagesIn(locale);
	if (waitS !== undefined && code !== 'ACCOUNT_TEMPORARILY_LOCKED') return account.wait(waitS);
	switch (code) {
		case 'INVALID_CODE':
		case 'INVALID_BACKUP_CODE':
			return settings.problems.codeWrong;
		case 'ACCOUNT_TEMPORARILY_LOCKED':
			return settings.problems.locked;
		default:
			return settings.problems.codeLost;
	}
}
