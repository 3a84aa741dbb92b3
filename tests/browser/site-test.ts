import { test as base, expect, type Page } from '@playwright/test';
import Axe from 'axe-core';
import type { ArrivedMail } from '../accounts/mail-box.ts';
import { type SignedInMember, signInNewMember, someAddress } from '../accounts/sign-in.ts';

interface Fixtures {
	quiet: undefined;
	/** Another origin that the page may be led to. */
	elsewhere: string;
	/** The site's origin. */
	site: string;
	/** The mails that the site sends; `next(to)` waits for the next one to an address. */
	mailBox: { next(to: string): Promise<ArrivedMail> };
	/** A new member, as whom the page's browser is signed in. */
	member: SignedInMember;
}

/** A browser test that fails on what no person would see: errors in the console, in the page, and requests to other hosts. */
export const test = base.extend<Fixtures>({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs.
	extraHTTPHeaders: async ({}, use) => use({ 'x-forwarded-for': someAddress() }),
	// biome-ignore lint/correctness/noEmptyPattern: as above.
	mailBox: async ({}, use, { config }) => {
		const next = (to: string) => fetch(`http://127.0.0.1:${config.metadata.mailBoxPort}/?to=${encodeURIComponent(to)}`);
		await use({ next: async (to) => (await next(to)).json() as Promise<ArrivedMail> });
	},
	site: async ({ baseURL }, use) => use(baseURL ?? ''),
	member: async ({ context, site, mailBox }, use) => {
		const member = await signInNewMember(site, mailBox);
		await context.addCookies(Object.entries(member.cookies).map(([name, value]) => ({ name, value, url: site })));
		await use(member);
	},
	elsewhere: ['', { option: true }],
	quiet: [
		async ({ page, baseURL, elsewhere }, use) => {
			const allowed = [baseURL, elsewhere].filter(Boolean);
			const troubles: string[] = [];
			page.on('console', (message) => {
				// The browser reports the page's own status, such as 404 for a page that says that there is none.
				if (message.type() === 'error' && message.location().url !== page.url())
					troubles.push(`${message.text()} ${message.location().url}`);
			});
			page.on('pageerror', (error) => troubles.push(error.message));
			page.on('request', (request) => {
				const known = request.url().startsWith('data:') || allowed.some((origin) => request.url().startsWith(`${origin}/`));
				if (!known) troubles.push(request.url());
			});
			await use(undefined);
			expect(troubles).toEqual([]);
		},
		{ auto: true },
	],
});

/** Fails with the names of the rules that a page breaks. */
export async function expectAccessible(page: Page): Promise<void> {
	expect(await findBrokenRules(page), page.url()).toEqual([]);
}

/** The rules that a page breaks, with where (WCAG 2.2 A and AA, and axe's best practices). */
export async function findBrokenRules(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(Axe.source);
	const violations = await page.evaluate(async () => {
		const { run } = (window as typeof window & { axe: typeof Axe }).axe;
		return (await run({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })).violations;
	});
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Fails when the page is wider than the screen. */
export async function expectNoSideways(page: Page): Promise<void> {
	const { wide, screen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, screen: innerWidth }));
	expect(wide, page.url()).toBeLessThanOrEqual(screen);
}

export { expect };
