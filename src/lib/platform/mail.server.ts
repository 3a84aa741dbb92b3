import { createTransport } from 'nodemailer';
import { type Config, ConfigError } from './config.ts';
import type { Db } from './db.ts';
import { cancelJobs, enqueue } from './jobs.ts';
import { seal, unseal } from './seal.ts';
import { deriveKey } from './secret.ts';

/** A mail as it is sent. */
export interface Mail {
	to: string;
	subject: string;
	text: string;
	html: string;
	/** Beside those that every mail has. */
	headers?: Record<string, string>;
	/** Files that come along. */
	attachments?: { filename: string; content: string; contentType: string }[];
}

/** What the job `send_mail` is given. A mail may hold a link that signs somebody in, so the queue has it sealed. */
export interface QueuedMail {
	sealed: string;
	/** Milliseconds since 1970 after which the mail is of no use to anybody. */
	goodUntil: number;
}

export type SendMail = (mail: Mail) => Promise<void>;

type MailConfig = Pick<Config, 'smtpUrl' | 'mailFrom' | 'siteName' | 'production'>;

/** About an hour, over which the pauses between tries grow. */
const attempts = 8;

/** Lets the worker send a mail once the transaction is committed; it is tried again until `goodForS` seconds have passed. */
export async function queueMail(tx: Db, secret: string, mail: Mail, goodForS: number): Promise<void> {
	const queued: QueuedMail = { sealed: seal(mailKey(secret), JSON.stringify(mail)), goodUntil: Date.now() + goodForS * 1000 };
	await enqueue(tx, 'send_mail', queued, { attempts });
}

/** Does the job `send_mail`; throws what the mail server says when it takes no mail, so that it is tried again. */
export async function sendQueuedMail(send: SendMail, secret: string, { sealed, goodUntil }: QueuedMail): Promise<void> {
	if (Date.now() < goodUntil) await send(JSON.parse(unseal(mailKey(secret), sealed)));
}

/** Takes the mails out of the queue that wait to be sent to an address. */
export async function cancelMails(tx: Db, secret: string, to: string): Promise<void> {
	await cancelJobs(tx, 'send_mail', (payload) => {
		const mail: Mail = JSON.parse(unseal(mailKey(secret), (payload as QueuedMail).sealed));
		return mail.to.toLowerCase() === to.toLowerCase();
	});
}

/** How mails leave the house; throws ConfigError where people rely on the site and no mail could reach them. */
export function openMailer(config: MailConfig): SendMail {
	if (config.smtpUrl !== undefined) return sendBySmtp(config.smtpUrl, config);
	if (!config.production) return showOnConsole;
	throw new ConfigError(
		'SMTP_URL is not set: with NODE_ENV=production members must get the mails that they sign in with. Set SMTP_URL to smtp://user:password@host:587 and start again.',
	);
}

function sendBySmtp(url: string, config: MailConfig): SendMail {
	const { mailFrom } = config;
	if (mailFrom === undefined) {
		throw new ConfigError(
			'MAIL_FROM is not set: SMTP_URL needs an address that mails come from. Set MAIL_FROM or SITE_EMAIL and start again.',
		);
	}
	const transport = createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 });
	// To nobody else but this address, however it is spelt: an address object is not parsed as a list.
	return async ({ to, ...content }) => {
		// The site's name as it is now: the operator may have changed it since the start.
		const from = { name: config.siteName, address: mailFrom };
		await transport.sendMail({ from, to: { name: '', address: to }, ...content });
	};
}

/** For whoever develops: nothing leaves the machine. */
const showOnConsole: SendMail = async ({ to, subject, text }) => {
	const links = text.match(/https?:\/\/\S+/g) ?? [];
	console.log(`Mail to ${to} (not sent, SMTP_URL is not set): ${[subject, ...links].join('\n  ')}`);
};

const mailKey = (secret: string) => deriveKey(secret, 'mail');
