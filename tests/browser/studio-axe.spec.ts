import { localePath, locales } from '#lib/platform/locale.ts';
import { expect, findBrokenRules } from './site-test.ts';
import { addressesOf, findStudioPages, makeShown } from './studio-pages.ts';
import { test } from './studio-test.ts';

test('every page of the studio is looked at', async () => {
	const nothing = { caseId: 0, unmerged: '', theme: '', invitation: '', template: 0, webinar: 0, brought: '' };
	expect(Object.keys(addressesOf(nothing)).sort(), 'Say in studio-pages.ts where a new page is looked at').toEqual(
		findStudioPages(),
	);
});

/** In one language all of them; in the others, where words are longer or shorter but no colour differs, each once. */
const screens = [
	{ colorScheme: 'light', width: 1440, locales },
	{ colorScheme: 'dark', width: 360, locales },
	{ colorScheme: 'light', width: 360, locales: ['nb'] },
	{ colorScheme: 'dark', width: 1440, locales: ['nb'] },
] as const;

for (const locale of locales)
	test(`every page of the studio is accessible and fits, in light and dark, on a phone and on a desk: ${locale}`, async ({
		newEditor,
		db,
	}) => {
		test.setTimeout(300_000);
		// An operator has the settings as well.
		const { page, member } = await newEditor({ role: 'operator' });
		for (const address of Object.values(addressesOf(await makeShown(db, member))).flat()) {
			const path = localePath(locale, address);
			expect((await page.goto(path))?.status(), path).toBe(200);
			await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
			await expect(page.locator('html')).toHaveAttribute('lang', locale);
			await expect(page.locator('transcript-editor:not([data-ready])')).toHaveCount(0);
			for (const { colorScheme, width } of screens.filter((screen) => screen.locales.some((one) => one === locale))) {
				// Colours that are still changing are nobody's.
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await page.setViewportSize({ width, height: 900 });
				const where = `${path}, ${colorScheme}, ${width} px`;
				expect.soft(await findBrokenRules(page), where).toEqual([]);
				expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(width);
			}
		}
	});
