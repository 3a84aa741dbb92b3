import type { Config } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { queueMail } from '#lib/platform/mail.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { openSecret } from '#lib/platform/secret.ts';
import { writeMail } from '#lib/platform/write-mail.ts';

/** What mails need beside the database. */
export type MailConfig = Pick<Config, 'origin' | 'siteName' | 'siteEmail' | 'secret' | 'dataDir'>;

type Notices = Messages['settings']['notices'];

export interface Notice {
	kind: Exclude<keyof Notices, 'notYou' | 'button'>;
	to: { email: string; locale: Locale };
	/** What it is about: the provider's name, the code, the new address. */
	about?: string;
	/** Where its button leads; to the account page unless told. */
	href?: string;
}

const goodForS = 3600;

/** Tells by mail what happened to an account, once the transaction is committed. */
export async function sendNotice(tx: Db, config: MailConfig, notice: Notice): Promise<void> {
	const { kind, to, about = '' } = notice;
	const { subject, text } = messagesIn(to.locale).settings.notices[kind];
	const mail = writeMail({
		to: to.email,
		locale: to.locale,
		subject: subject(config.siteName, about),
		paragraphs: [text(config.siteName, about)],
		button: button(config, notice),
		afterwards: afterwards(config, notice),
		...config,
	});
	await queueMail(tx, openSecret(config), mail, goodForS);
}

/** Tells a member what happened to the account. */
export async function tellMember(
	tx: Db,
	config: MailConfig,
	memberId: string,
	kind: Notice['kind'],
	about?: string,
): Promise<void> {
	const member = await tx
		.selectFrom('accounts.users')
		.select(['email', 'locale'])
		.where('id', '=', memberId)
		.executeTakeFirstOrThrow();
	await sendNotice(tx, config, { kind, to: { email: member.email, locale: member.locale as Locale }, about });
}

/** A code is typed where it was asked for, and who lost the address has no account to look at. */
function button({ origin }: MailConfig, { kind, to, href }: Notice) {
	if (kind === 'addressCode' || kind === 'addressChanged') return undefined;
	const { notices } = messagesIn(to.locale).settings;
	const own = notices[kind];
	return { label: 'button' in own ? own.button : notices.button, href: origin + (href ?? paths.myAccount(to.locale)) };
}

function afterwards({ siteEmail }: MailConfig, { kind, to }: Notice): string[] {
	const { notices } = messagesIn(to.locale).settings;
	if (kind === 'addressChanged') return siteEmail ? [notices.addressChanged.contact(siteEmail)] : [];
	const own = notices[kind];
	if ('ignore' in own) return [own.ignore];
	return kind === 'addressTaken' || kind === 'addressKnown' ? [] : [notices.notYou];
}
