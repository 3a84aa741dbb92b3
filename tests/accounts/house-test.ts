import { randomUUID } from 'node:crypto';
import { Logger, runOnce } from 'graphile-worker';
import { type AuthAnswer, askAuth, type Question } from '#lib/accounts/ask-auth.server.ts';
import { type Auth, createAuth } from '#lib/accounts/auth.server.ts';
import { confirmAddress } from '#lib/accounts/confirm-address.server.ts';
import { findViewer } from '#lib/accounts/find-viewer.server.ts';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { parseConfig } from '#lib/platform/config.ts';
import { openMailer, type QueuedMail, sendQueuedMail } from '#lib/platform/mail.server.ts';
import { test as databaseTest } from '../database/database-test.ts';
import { type ArrivedMail, startMailBox } from './mail-box.ts';

export const origin = 'https://cases.example.org';
/** Says nothing of what goes well. */
const logger = new Logger(() => (level, message) => {
	if (level === 'error') console.error(message);
});
const secret = 'a secret of tests, long enough to be one';

/** Somebody at a browser that keeps cookies. */
export interface Browser {
	/** Asks better-auth as one of our forms does. */
	ask(path: string, question?: Question, headers?: Record<string, string>): Promise<AuthAnswer>;
	/** Who the site takes them for when they open a page, or when they send a form. */
	viewer(method?: string): Promise<Viewer>;
	cookies: Map<string, string>;
	/** Its network address. */
	client: string;
}

/** Accounts on a real database, with a worker and a mail server. */
export interface TestHouse {
	auth: Auth;
	/** A browser of somebody's own, at a network address of its own. */
	browser(client?: string): Browser;
	/** Lets the worker send what is queued, and gives the next mail to an address. */
	mail(to: string): Promise<ArrivedMail>;
	/** A member who has confirmed the address and is signed in. */
	join(given?: { email?: string; password?: string }): Promise<{ email: string; password: string; browser: Browser }>;
}

/** A test with accounts: `test('…', async ({ house }) => …)`. */
export const test = databaseTest.extend('house', { scope: 'file' }, async ({ database }, { onCleanup }): Promise<TestHouse> => {
	const mailBox = await startMailBox();
	onCleanup(() => mailBox.close());
	const config = parseConfig({ ORIGIN: origin, SITE_NAME: 'Testdugnad', SMTP_URL: mailBox.url, MAIL_FROM: 'post@example.org' });
	const auth = createAuth({ db: database.db, config, secret });
	const send = openMailer(config);
	const taskList = { send_mail: (payload: unknown) => sendQueuedMail(send, secret, payload as QueuedMail) };
	let browsers = 0;
	const join: TestHouse['join'] = async (given = {}) => {
		const browser = house.browser();
		const member = {
			name: 'Signe Prøvesen',
			email: `${randomUUID()}@example.org`,
			password: 'fem kalde kråker på rad',
			...given,
		};
		await browser.ask('/sign-up/email', { body: { ...member, locale: 'nb' } });
		const token = tokenIn(await house.mail(member.email));
		const answer = await confirmAddress(browser.ask, { ...member, token });
		if (answer.status !== 200) throw new Error(`${member.email} was not let in: ${answer.code}`);
		return { ...member, browser };
	};
	const house: TestHouse = {
		auth,
		join,
		browser: (client = `192.0.2.${++browsers}`) => openBrowser(auth, client),
		async mail(to) {
			await runOnce({ connectionString: database.url, taskList, logger });
			return mailBox.next(to);
		},
	};
	return house;
});

/** The secret that a mail's link carries. */
export function tokenIn({ link }: ArrivedMail): string {
	return new URL(link).searchParams.get('token') ?? '';
}

function openBrowser(auth: Auth, client: string): Browser {
	const cookies = new Map<string, string>();
	const headers = (more: Record<string, string> = {}) => {
		const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
		return new Headers({ origin, 'user-agent': 'Prøveleser', ...(cookie && { cookie }), ...more });
	};
	const keep = (received: string[]) => {
		for (const [pair = '', ...attributes] of received.map((cookie) => cookie.split('; '))) {
			const [name = '', value = ''] = pair.split('=');
			if (attributes.includes('Max-Age=0')) cookies.delete(name);
			else cookies.set(name, value);
		}
	};
	return {
		cookies,
		client,
		async ask(path, question, more) {
			const answer = await askAuth(auth, { origin, headers: headers(more), client }, path, question);
			keep(answer.cookies);
			return answer;
		},
		async viewer(method = 'GET') {
			const visit = await findViewer(auth, { method, headers: headers() });
			keep(visit.cookies);
			return visit.viewer;
		},
	};
}
