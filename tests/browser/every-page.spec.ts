import { expect, expectAccessible, expectNoSideways, findBrokenRules, test } from './site-test.ts';

const pages = [
	'/',
	'/cases',
	'/cases?theme=helse',
	'/case/c9002',
	'/case/c9002?form=read',
	'/themes',
	'/theme/helse',
	'/perspective/forsker',
	'/people',
	'/person/leah-sandnesmo',
	'/organisations',
	'/organisation/storelva-kollektivkontor',
	'/place/storelva',
	'/series/sma-grep',
	'/goals',
	'/goal/3',
	'/answers',
	'/search',
	'/search?q=buss',
	'/search?q=finnesikkenoested',
	'/subscribe',
	'/about',
	'/accessibility',
	'/privacy',
	'/embed/c9002',
	'/webinars',
	'/paths',
	'/paths/new?theme=helse&show=1',
	'/path/sma-forsok-i-kommunen',
	'/embed/path/sma-forsok-i-kommunen',
];
const languages = { nb: '', nn: '/nn', en: '/en' };

test('what is not accessible is found', async ({ page }) => {
	await page.goto('/about');
	await page.locator('main').evaluate((main) => {
		main.innerHTML = '<h1>Blek</h1><img src="data:,"><input>';
		main.style.color = '#ddd';
	});
	expect((await findBrokenRules(page)).map((rule) => rule.split(':')[0]).sort()).toEqual([
		'color-contrast',
		'image-alt',
		'label',
	]);
});

for (const [lang, prefix] of Object.entries(languages)) {
	for (const path of pages) {
		test(`${prefix}${path} is whole, accessible and fits a small phone`, async ({ page }) => {
			await page.setViewportSize({ width: 320, height: 640 });
			const response = await page.goto(path === '/' && prefix ? prefix : `${prefix}${path}`);
			expect(response?.status()).toBe(200);
			await expect(page.locator('html')).toHaveAttribute('lang', lang);
			await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
			await expect(page).toHaveTitle(/\S/);
			await expectNoSideways(page);
			await expectAccessible(page);
		});
	}
}

test.describe('in the dark', () => {
	test.use({ colorScheme: 'dark' });
	for (const path of pages) {
		test(`${path} is as accessible`, async ({ page }) => {
			await page.goto(path);
			await expectAccessible(page);
		});
	}
});
