import type { Webinar } from '#lib/catalogue/open-webinar.server.ts';
import { webinarCalendar } from '#lib/catalogue/webinar-calendar.ts';
import type { Config } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { type Locale, locales } from '#lib/platform/locale.ts';
import { queueMail } from '#lib/platform/mail.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { writeMail } from '#lib/platform/write-mail.ts';
import { signUpToken } from './sign-up-secrets.ts';

/** What is needed to write to people who sign up. */
export interface SignUpHouse {
	config: Pick<Config, 'origin' | 'siteName'>;
	secret: string;
}

/** Somebody to write to about a webinar. */
interface SignedUp {
	id: string;
	email: string;
	language: string;
}

const goodForS = 7 * 24 * 60 * 60;

/** Queues a mail about a sign-up; all but the one that asks for a confirmation bring the calendar file. */
export async function mailSignUp(
	tx: Db,
	{ config, secret }: SignUpHouse,
	kind: 'confirm' | 'already' | 'confirmed' | 'changed',
	webinar: Webinar,
	{ id, email, language }: SignedUp,
): Promise<void> {
	const locale: Locale = locales.find((one) => one === language) ?? 'nb';
	const words = messagesIn(locale).webinars.mail;
	const { subject, text, button } = words[kind];
	const mail = writeMail({
		to: email,
		locale,
		subject: subject(webinar.title),
		paragraphs: [text(webinar.title, config.siteName)],
		button: { label: button, href: config.origin + paths.signUp(locale, webinar.slug, signUpToken(secret, id).token) },
		afterwards: kind === 'confirm' ? [words.ignore] : [words.withdraw],
		siteName: config.siteName,
		origin: config.origin,
	});
	const content = webinarCalendar(webinar, config.origin + paths.webinar(locale, webinar.slug));
	const attachments = kind === 'confirm' ? [] : [{ filename: `${webinar.slug}.ics`, content, contentType: calendarType }];
	await queueMail(tx, secret, { ...mail, attachments }, goodForS);
}

const calendarType = 'text/calendar; charset=utf-8; method=PUBLISH';
