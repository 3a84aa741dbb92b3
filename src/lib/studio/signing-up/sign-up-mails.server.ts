import type { Webinar } from '#lib/catalogue/open-webinar.server.ts';
import { webinarCalendar, webinarCancellations } from '#lib/catalogue/webinar-calendar.ts';
import type { Config } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { type Locale, localeNamed } from '#lib/platform/locale.ts';
import { type Mail, queueMail } from '#lib/platform/mail.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { writeMail } from '#lib/platform/write-mail.ts';
import { signUpToken } from './sign-up-secrets.ts';

/** What is needed to write to people who sign up. */
export interface SignUpHouse {
	config: Pick<Config, 'origin' | 'siteName'> & Partial<Pick<Config, 'mailFrom'>>;
	secret: string;
}

/** Somebody to write to about a webinar. */
interface SignedUp {
	id: string;
	email: string;
	language: string;
}

const goodForS = 7 * 24 * 60 * 60;

type SignUpMail = 'confirm' | 'already' | 'confirmed' | 'changed' | 'calledOff' | 'held';

/** Queues a mail about a sign-up; all but the one that asks for a confirmation bring what corrects the calendar. */
export async function mailSignUp(
	tx: Db,
	{ config, secret }: SignUpHouse,
	kind: SignUpMail,
	webinar: Webinar,
	{ id, email, language }: SignedUp,
): Promise<void> {
	const locale = localeNamed(language);
	const words = messagesIn(locale).webinars.mail;
	const { subject, text, button } = words[kind];
	const because = kind === 'calledOff' && webinar.calledOff?.because;
	const mail = writeMail({
		to: email,
		locale,
		subject: subject(webinar.title),
		paragraphs: [text(webinar.title, config.siteName), ...(because ? [because] : [])],
		button: { label: button, href: config.origin + paths.signUp(locale, webinar.slug, signUpToken(secret, id).token) },
		afterwards: [kind === 'confirm' ? words.ignore : kind === 'calledOff' ? words.forget : words.withdraw],
		siteName: config.siteName,
		origin: config.origin,
	});
	const attachments = kind === 'confirm' ? [] : calendarFiles(kind, webinar, config, locale);
	await queueMail(tx, secret, { ...mail, attachments }, goodForS);
}

function calendarFiles(kind: SignUpMail, webinar: Webinar, config: SignUpHouse['config'], locale: Locale): Attachments {
	const url = config.origin + paths.webinar(locale, webinar.slug);
	if (kind !== 'calledOff')
		return [{ filename: `${webinar.slug}.ics`, content: webinarCalendar(webinar, url, config), contentType: typeOf('PUBLISH') }];
	const files = webinarCancellations(webinar, url, config);
	const number = (index: number) => (files.length > 1 ? `-${index + 1}` : '');
	return files.map((content, i) => ({
		filename: `${webinar.slug}${number(i)}.ics`,
		content,
		contentType: typeOf('CANCEL'),
	}));
}

type Attachments = NonNullable<Mail['attachments']>;

const typeOf = (method: 'PUBLISH' | 'CANCEL') => `text/calendar; charset=utf-8; method=${method}`;
