import { createServer } from 'node:http';
import { startMailBox } from '../accounts/mail-box.ts';

/** A mail server, and over HTTP what arrived there: the tests run in processes of their own. */
const [smtpPort, httpPort] = process.argv.slice(2).map(Number);
const mailBox = await startMailBox(smtpPort);
const taken = new Set<string>();
createServer(async ({ url }, response) => {
	const to = new URL(url ?? '', 'http://localhost').searchParams.get('to');
	response.end(to ? JSON.stringify(await nextOther(to)) : '');
}).listen(httpPort, '127.0.0.1');

/** The queue sends a mail at least once: a copy of one that was taken is not the next. */
async function nextOther(to: string): Promise<unknown> {
	for (;;) {
		const mail = await mailBox.next(to);
		const words = `${to} ${mail.text}`;
		if (!taken.has(words)) return taken.add(words) && mail;
	}
}
