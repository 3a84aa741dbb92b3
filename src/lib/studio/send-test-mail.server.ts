import { mustRunSite, type Viewer } from '#lib/accounts/viewer.ts';
import type { Config } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { queueMail } from '#lib/platform/mail.server.ts';
import { openSecret } from '#lib/platform/secret.ts';
import { writeMail } from '#lib/platform/write-mail.ts';

/** In seconds: later nobody waits for it any more. */
const goodFor = 3600;

/** Sends the operator a mail on the same way that all mails take: through the queue and the mail server. */
export async function sendTestMail(
	db: Db,
	viewer: Viewer,
	{ config, locale }: { config: Config; locale: Locale },
): Promise<void> {
	const { id } = mustRunSite(viewer);
	const { email } = await db.selectFrom('accounts.users').select('email').where('id', '=', id).executeTakeFirstOrThrow();
	const { subject, text } = messagesIn(locale).operation.testMail;
	const { siteName, origin } = config;
	const mail = writeMail({ to: email, locale, subject: subject(siteName), paragraphs: [text], siteName, origin });
	await queueMail(db, openSecret(config), mail, goodFor);
}
