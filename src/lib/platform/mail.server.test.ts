import { Logger, runOnce } from 'graphile-worker';
import { expect, vi } from 'vitest';
import { startMailBox } from '../../../tests/accounts/mail-box.ts';
import { test } from '../../../tests/database/database-test.ts';
import { parseConfig } from './config.ts';
import { openMailer, type QueuedMail, queueMail, sendQueuedMail } from './mail.server.ts';
import { writeMail } from './write-mail.ts';

const secret = 'a secret of tests, long enough to be one';
const letter = {
	to: 'signe@example.org',
	locale: 'nn',
	subject: 'Æ <b>e</b>\r\nBcc: alle@example.org',
	paragraphs: ['Ein "test" & <script>alert(1)</script>'],
	button: { label: 'Opne', href: 'https://cases.example.org/nn/sign-in/link?token=abc&to=%2Fme' },
	afterwards: ['Ikkje du?'],
	siteName: 'Læring i Lia',
	origin: 'https://cases.example.org',
} as const;

test('a mail arrives as text and HTML, says who sends it, and nothing in it is markup or a header that was not ours', async ({
	database,
}) => {
	const mailBox = await startMailBox();
	const send = openMailer(parseConfig({ SMTP_URL: mailBox.url, MAIL_FROM: 'post@example.org', SITE_NAME: 'Læring i Lia' }));
	await queueMail(
		database.db,
		secret,
		writeMail({ ...letter, paragraphs: [...letter.paragraphs], afterwards: [...letter.afterwards] }),
		60,
	);
	const taskList = { send_mail: (payload: unknown) => sendQueuedMail(send, secret, payload as QueuedMail) };
	await runOnce({ connectionString: database.url, taskList, logger: new Logger(() => () => {}) });
	const mail = await mailBox.next('signe@example.org');
	expect(mail.from).toEqual({ name: 'Læring i Lia', address: 'post@example.org' });
	expect(mail.to).toEqual([{ name: '', address: 'signe@example.org' }]);
	expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
	expect(mail.text).toContain(
		'Ein "test" & <script>alert(1)</script>\n\nOpne:\nhttps://cases.example.org/nn/sign-in/link?token=abc&to=%2Fme\n\nIkkje du?',
	);
	expect(mail.html).toContain('<html lang="nn">');
	expect(mail.html).toContain('href="https://cases.example.org/nn/sign-in/link?token=abc&amp;to=%2Fme"');
	expect(mail.html).not.toMatch(/<script|<b>|<img/);
	expect(mailBox.waiting()).toEqual([]);
	await mailBox.close();
});

test('an address is one address, and a mail that is of no use any more is not sent', async () => {
	const sent: string[] = [];
	const send = async ({ to }: { to: string }) => void sent.push(to);
	await sendQueuedMail(send, secret, { sealed: 'anything', goodUntil: Date.now() - 1 });
	expect(sent).toEqual([]);

	const mailBox = await startMailBox();
	const mailer = openMailer(parseConfig({ SMTP_URL: mailBox.url, MAIL_FROM: 'post@example.org' }));
	await mailer({ to: 'a@example.org, b@example.org', subject: 's', text: 't', html: 'h' }).catch(() => {});
	expect(
		mailBox
			.waiting()
			.flatMap(({ to }) => to ?? [])
			.map(({ address }) => address),
	).not.toContain('b@example.org');
	await mailBox.close();
});

test('a mail server that is away is an error, so that the mail is tried again', async () => {
	const mailBox = await startMailBox();
	await mailBox.close();
	const send = openMailer(parseConfig({ SMTP_URL: mailBox.url, MAIL_FROM: 'post@example.org' }));
	await expect(send({ to: 'a@example.org', subject: 's', text: 't', html: 'h' })).rejects.toThrow('ECONNREFUSED');
});

test('without a mail server the console shows the link, and production does not start', async () => {
	const log = vi.spyOn(console, 'log').mockImplementation(() => {});
	await openMailer(parseConfig({}))({
		to: 'a@example.org',
		subject: 'Logg inn',
		text: 'Her:\nhttps://x.example/y?z=1\nHei',
		html: '',
	});
	expect(log.mock.calls).toEqual([[expect.stringMatching(/a@example\.org.*Logg inn\n {2}https:\/\/x\.example\/y\?z=1$/s)]]);
	log.mockRestore();
	expect(() => openMailer(parseConfig({ NODE_ENV: 'production' }))).toThrow(
		/^SMTP_URL is not set: .+\. Set SMTP_URL to .+ and start again\.$/,
	);
	expect(() => openMailer(parseConfig({ SMTP_URL: 'smtp://localhost' }))).toThrow(/^MAIL_FROM is not set: .+/);
});
