import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived, and the link that it asks its reader to follow. */
export interface ArrivedMail extends Email {
	link: string;
}

/** A real mail server that takes every mail and shows it to the test. */
export interface MailBox {
	/** What SMTP_URL is set to. */
	url: string;
	/** The next mail to an address that has not been taken out; waits until it is there. */
	next(to: string): Promise<ArrivedMail>;
	/** Every mail that has arrived and not been taken out, to whomever. */
	waiting(): Email[];
	close(): Promise<void>;
}

/** Opens a mail server on a port that is free, or on the given one. */
export async function startMailBox(port = 0): Promise<MailBox> {
	const arrived: Email[] = [];
	const waiters: { to: string; take(mail: Email): void }[] = [];
	const sentTo = (mail: Email, to: string) => mail.to?.some(({ address }) => address === to);

	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		async onData(stream, _session, done) {
			const mail = await PostalMime.parse(await Array.fromAsync(stream).then(Buffer.concat));
			const index = waiters.findIndex(({ to }) => sentTo(mail, to));
			if (index === -1) arrived.push(mail);
			else waiters.splice(index, 1)[0]?.take(mail);
			done();
		},
	});
	server.listen(port, '127.0.0.1');
	await once(server.server, 'listening');

	return {
		url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
		async next(to) {
			const index = arrived.findIndex((mail) => sentTo(mail, to));
			const mail = index === -1 ? await new Promise<Email>((take) => waiters.push({ to, take })) : arrived.splice(index, 1)[0];
			return { ...(mail as Email), link: /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0] ?? '' };
		},
		waiting: () => [...arrived],
		close: () => new Promise((resolve) => server.close(resolve)),
	};
}
