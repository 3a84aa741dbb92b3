import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import type { Member } from '#lib/accounts/viewer.ts';
import { parseConfig } from '#lib/platform/config.ts';
import { type Db, openDatabase } from '#lib/platform/db.ts';
import { paths } from '#lib/platform/paths.ts';
import type { CaseDocument } from '#lib/studio/case-document.ts';
import { createCase } from '#lib/studio/create-case.server.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { saveEditedCase } from '#lib/studio/save-edited-case.server.ts';
import { sendForm, signInNewMember } from '../accounts/sign-in.ts';
import { dugnad } from '../cli/dugnad-process.ts';
import { test as siteTest } from './site-test.ts';

export interface Editor {
	page: Page;
	context: BrowserContext;
	member: Member;
}

interface Account {
	email: string;
	password: string;
	member: Member;
}

interface Fixtures {
	db: Db;
	/** Makes an account that has a role, and signs in nowhere. */
	newAccount(options?: { name?: string; role?: 'editor' | 'operator' }): Promise<Account>;
	/** Opens a browser of somebody's own. */
	newBrowser(options?: BrowserContextOptions): Promise<Page>;
	/** Lets a new editor in, with a browser of their own. */
	newEditor(options?: { name?: string; javaScriptEnabled?: boolean; role?: 'editor' | 'operator' }): Promise<Editor>;
}

/** A browser test with editors. */
export const test = siteTest.extend<Fixtures>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs.
	db: async ({}, use, { config }) => {
		const database = await openDatabase(parseConfig({ DATA_DIR: config.metadata.dataDir }));
		await use(database.db);
		await database.close();
	},
	newAccount: async ({ db, site, mailBox }, use, { config }) => {
		await use(async ({ name = 'Anna Redaktørsen', role = 'editor' } = {}) => {
			const { email, password } = await signInNewMember(site, mailBox, { name });
			const { code } = await dugnad(['user', 'role', email, role], { DATA_DIR: config.metadata.dataDir });
			if (code !== 0) throw new Error(`${email} did not become ${role}.`);
			const { id } = await db.selectFrom('accounts.users').select('id').where('email', '=', email).executeTakeFirstOrThrow();
			return { email, password, member: { kind: 'member', id, name, role } };
		});
	},
	newBrowser: async ({ browser, site, extraHTTPHeaders }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (options) => {
			const context = await browser.newContext({ baseURL: site, extraHTTPHeaders: extraHTTPHeaders ?? {}, ...options });
			contexts.push(context);
			return context.newPage();
		});
		for (const context of contexts) await context.close();
	},
	newEditor: async ({ newAccount, newBrowser, site }, use) => {
		await use(async ({ javaScriptEnabled = true, ...about } = {}) => {
			const { email, password, member } = await newAccount(about);
			const answer = await sendForm(site, `${paths.signIn('nb')}?/password`, { email, password });
			const page = await newBrowser({ javaScriptEnabled });
			const cookies = answer.headers.getSetCookie().map((cookie) => /^([^=]+)=([^;]*)/.exec(cookie) ?? []);
			await page.context().addCookies(cookies.map(([, key = '', value = '']) => ({ name: key, value, url: site })));
			return { context: page.context(), page, member };
		});
	},
});

let made = 0;

/** An invented case with what the test minds; says its key. */
export async function makeDraft(
	db: Db,
	member: Member,
	change: (document: CaseDocument) => CaseDocument,
): Promise<{ id: number; title: string }> {
	const title = `Oppdiktet studiocase ${process.pid}-${++made}`;
	const created = await createCase(db, member, { title, language: 'nb' });
	if (!created.created) throw new Error(`${title} was not made.`);
	await editCase(db, member, created.id, change);
	return { id: created.id, title };
}

/** An edit of somebody's that came in between. */
export async function editCase(
	db: Db,
	member: Member,
	caseId: number,
	change: (document: CaseDocument) => CaseDocument,
): Promise<void> {
	const { version: base } = await openEditedCase(db, member, caseId);
	await saveEditedCase(db, member, { caseId, base, session: crypto.randomUUID(), change });
}

/** What a conversation needs to be published. */
export function withText(document: CaseDocument): CaseDocument {
	const turns = ['Vi snakker om havregrøt i dag.', 'Ja, og om kvernstein.'].map((text, i) => ({
		...{ kind: 'speech' as const, speaker: i ? 'Ola Oppdiktet' : 'Kari Oppdiktet' },
		...{ text, startMs: i * 4000, endMs: i * 4000 + 3500 },
	}));
	return { ...document, transcript: { language: 'nb', turns } };
}
