import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type SigningIssuer, signingIssuerOf } from '#lib/credentials/issuer.ts';
import { parseConfig } from '#lib/platform/config.ts';
import { type Db, openDatabase } from '#lib/platform/db.ts';
import { openStorage } from '#lib/platform/open-storage.ts';
import { prepareDatabase } from '#lib/studio/prepare-database.server.ts';
import { type MailBox, startMailBox } from '../accounts/mail-box.ts';
import { openProvider, type TestProvider } from '../accounts/openid-provider.ts';
import { providerSecret } from '../accounts/provider-secret.ts';
import { makeFolder, root, start } from '../cli/dugnad-process.ts';
import { type Answer, newestCookies, type Sent, send } from './send.ts';

export const origin = 'https://cases.example.org';

/** A site of the tests' own, as it stands on the network behind a proxy that speaks https; it trusts no proxy's word. */
export interface Site {
	port: number;
	db: Db;
	mails: MailBox;
	provider: TestProvider;
	/** Whose certificates the site gives. */
	issuer: SigningIssuer;
	/** Asks as a browser on one of the site's pages would, unless the headers say otherwise. */
	send(path: string, sent?: Sent): Promise<Answer>;
	/** Signs a member in by a link in a mail; the cookies of the session. */
	enter(email: string): Promise<string>;
	/** Lets everybody try again at once: a test's tries do not count against the next one. */
	forgetTries(): Promise<void>;
	/** What the site has written on the operator's console. */
	console(): string;
	dataDir: string;
	/** The memory that the site's process holds, in megabytes. */
	memoryMb(): number;
}

/** A test at such a site, which all tests of a worker share. */
export const test = base.extend<object, { site: Site }>({
	site: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs.
		async ({}, use) => {
			const { site, close } = await openSite();
			await use(site);
			await close();
		},
		{ scope: 'worker', timeout: 90_000 },
	],
});

async function openSite(): Promise<{ site: Site; close(): Promise<void> }> {
	const folder = makeFolder('security-');
	const port = await freePort();
	const mails = await startMailBox();
	const provider = await openProvider([`${origin}/sign-in/with/skolenokkel/return`]);
	const env = {
		DATA_DIR: join(folder, 'data'),
		PORT: String(port),
		ORIGIN: origin,
		SECRET: randomBytes(32).toString('hex'),
		SMTP_URL: mails.url,
		MAIL_FROM: 'post@example.org',
		OIDC_PROVIDERS: 'skolenokkel',
		OIDC_SKOLENOKKEL_NAME: 'Skolenøkkel',
		OIDC_SKOLENOKKEL_ISSUER: provider.settings.issuer,
		OIDC_SKOLENOKKEL_CLIENT_ID: 'dugnad',
		OIDC_SKOLENOKKEL_CLIENT_SECRET: providerSecret,
	};
	const config = parseConfig(env);
	const database = await openDatabase(config);
	await prepareDatabase(database, openStorage(config), { demo: false });
	// Where a case was ever numbered, the demo library stays away.
	await database.db.selectNoFrom((eb) => eb.fn('nextval', [eb.val('catalogue.cases_id_seq')]).as('number')).execute();
	const { child, ended } = start(process.execPath, [join(root, 'src/server.ts')], env);
	const written: string[] = [];
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => written.push(String(chunk)));
	const site: Site = {
		port,
		dataDir: config.dataDir,
		db: database.db,
		mails,
		provider,
		issuer: signingIssuerOf(config),
		send: (path, sent = {}) =>
			send(port, path, { ...sent, headers: { origin, accept: 'text/html', 'user-agent': 'Prøveleser/1.0', ...sent.headers } }),
		enter: (email) => enter(site, email),
		forgetTries: async () => void (await database.db.deleteFrom('accounts.rate_limits').execute()),
		console: () => written.join(''),
		memoryMb: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024,
	};
	await Promise.race([
		untilOpen(site),
		ended.then(({ stderr }) => Promise.reject(new Error(`The site did not start: ${stderr}`))),
	]);
	const close = async () => {
		child.kill('SIGTERM');
		await ended;
		await database.close();
		await Promise.all([mails.close(), provider.stop()]);
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	return { site, close };
}

async function untilOpen(site: Site): Promise<void> {
	while (!site.console().includes('is open at')) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function enter(site: Site, email: string): Promise<string> {
	await site.forgetTries();
	const sent = await site.send('/sign-in?/link', { fields: { email } });
	if (sent.status >= 400) throw new Error(`${email} got no link: ${sent.status} ${sent.body.slice(0, 500)}`);
	const token = await tokenFor(site, email, '/sign-in/link');
	const answer = await site.send('/sign-in/link', { fields: { token } });
	if (answer.status !== 303) throw new Error(`${email} was not let in: ${answer.status} ${answer.body.slice(0, 500)}`);
	return newestCookies('', answer);
}

/** The secret in the next mail to an address that leads to a page; other mails may have come before. */
export async function tokenFor({ mails }: Pick<Site, 'mails'>, email: string, path: string): Promise<string> {
	const { pathname, searchParams } = new URL((await mails.next(email)).link);
	return pathname === path ? (searchParams.get('token') ?? '') : tokenFor({ mails }, email, path);
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
