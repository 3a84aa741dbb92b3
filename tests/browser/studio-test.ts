import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { setRole } from '#lib/accounts/set-role.server.ts';
import { type Member, operator } from '#lib/accounts/viewer.ts';
import { parseConfig } from '#lib/platform/config.ts';
import { type Db, openDatabase } from '#lib/platform/db.ts';
import { sessionCookie } from '#lib/platform/page-cache.ts';
import type { CaseDocument } from '#lib/studio/case-document.ts';
import { createCase } from '#lib/studio/create-case.server.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { saveEditedCase } from '#lib/studio/save-edited-case.server.ts';
import { type SignedInMember, signInNewMember } from '../accounts/sign-in.ts';
import { test as siteTest } from './site-test.ts';

export interface Editor {
	page: Page;
	context: BrowserContext;
	member: Member;
}

interface Account extends SignedInMember {
	member: Member;
}

interface Fixtures {
	db: Db;
	/** Makes an account that has a role; no browser is signed in as it. */
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
	newAccount: async ({ db, site, mailBox }, use) => {
		await use(async ({ name = 'Anna Redaktørsen', role = 'editor' } = {}) => {
			const account = await signInNewMember(site, mailBox, { name });
			const { email } = account;
			await setRole(db, operator, { email, role });
			const { id } = await db.selectFrom('accounts.users').select('id').where('email', '=', email).executeTakeFirstOrThrow();
			return { ...account, member: { kind: 'member', id, name, role } };
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
			const { cookies, member } = await newAccount(about);
			const page = await newBrowser({ javaScriptEnabled });
			// The other cookies remember for a minute that there was no role.
			await page.context().addCookies([{ name: sessionCookie, value: cookies[sessionCookie] ?? '', url: site }]);
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
