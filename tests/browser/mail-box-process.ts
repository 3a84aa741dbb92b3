import { createServer } from 'node:http';
import { startMailBox } from '../accounts/mail-box.ts';

/** A mail server, and over HTTP what arrived there: the tests run in processes of their own. */
const [smtpPort, httpPort] = process.argv.slice(2).map(Number);
const mailBox = await startMailBox(smtpPort);
createServer(async ({ url }, response) => {
	const to = new URL(url ?? '', 'http://localhost').searchParams.get('to');
	response.end(to ? JSON.stringify(await mailBox.next(to)) : '');
}).listen(httpPort, '127.0.0.1');
