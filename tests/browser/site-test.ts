import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

/** A browser test that fails on what no person would see: errors in the console, in the page, and requests to other hosts. */
export const test = base.extend<{ quiet: undefined }>({
	quiet: [
		async ({ page, baseURL }, use) => {
			const troubles: string[] = [];
			page.on('console', (message) => {
				// The browser reports the page's own status, such as 404 for a page that says that there is none.
				if (message.type() === 'error' && message.location().url !== page.url()) troubles.push(message.text());
			});
			page.on('pageerror', (error) => troubles.push(error.message));
			page.on('request', (request) => {
				if (!request.url().startsWith(`${baseURL}/`) && !request.url().startsWith('data:')) troubles.push(request.url());
			});
			await use(undefined);
			expect(troubles).toEqual([]);
		},
		{ auto: true },
	],
});

/** Fails with the names of the rules that a page breaks (WCAG 2.2 A and AA, and axe's best practices). */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
	const broken = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
	expect(broken, page.url()).toEqual([]);
}

/** Fails when the page is wider than the screen. */
export async function expectNoSideways(page: Page): Promise<void> {
	const { wide, screen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, screen: innerWidth }));
	expect(wide, page.url()).toBeLessThanOrEqual(screen);
}

export { expect };
