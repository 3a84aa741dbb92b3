import { paths } from '#lib/platform/paths.ts';
import { answerByKeyboard, press } from './by-keyboard.ts';
import {
	checkAsStranger,
	fail,
	hearAnswer,
	listen,
	pass,
	register,
	signOut,
	startWalk,
	takeAway,
	waitForSeal,
} from './learning-walk.ts';
import { expect, test } from './site-test.ts';

for (const { locale, ...look } of [
	{ locale: 'nb', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
	{ locale: 'nn', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
	{ locale: 'en', colorScheme: 'light', viewport: { width: 768, height: 1024 } },
] as const) {
	test.describe(`${locale}, ${look.viewport.width} px, ${look.colorScheme}`, () => {
		test.use(look);

		test('somebody registers, listens, fails, hears why, passes, and others verify the certificate', async ({
			page,
			browser,
			mailBox,
			site,
		}) => {
			test.setTimeout(120_000);
			const walk = await startWalk(page, locale);
			await register(walk, mailBox);
			await listen(walk);
			await hearAnswer(walk, await fail(walk));
			await pass(walk);
			const taken = await takeAway(walk);
			const stranger = await browser.newContext({ baseURL: site, ...look });
			await checkAsStranger(walk, await stranger.newPage(), taken);
			await stranger.close();
			await signOut(walk);
		});
	});
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('somebody registers, fails, passes, and others verify the certificate', async ({ page, browser, mailBox, site }) => {
		test.setTimeout(60_000);
		const walk = await startWalk(page, 'nn', { scripts: false });
		await register(walk, mailBox);
		await fail(walk);
		await pass(walk);
		const taken = await takeAway(walk);
		const stranger = await browser.newContext({ baseURL: site, javaScriptEnabled: false });
		await checkAsStranger(walk, await stranger.newPage(), taken);
		await stranger.close();
		await signOut(walk);
	});
});

test('the keyboard alone goes all the way, from the player to the certificate and out again', async ({ page, member }) => {
	test.setTimeout(90_000);
	const walk = await startWalk(page, 'nb');
	const { m } = walk;
	const link = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true });
	const button = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true });
	const heading = page.getByRole('heading', { level: 1 });
	await page.goto(paths.case('nb', walk.slug));
	await press(page.getByRole('link', { name: m.site.skipToContent }), 'Enter');
	await press(button(m.player.play), 'Space');
	await expect(button(m.player.play)).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('Space');
	await press(link(m.quiz.take), 'Enter');
	await press(button(m.quiz.intro.start), 'Enter');
	for (const question of walk.quiz.questions) await answerByKeyboard(walk, question);
	await press(button(m.quiz.form.submit), 'Enter');
	await expect(heading).toHaveText(m.quiz.result.passed);
	await press(link(m.quiz.result.certificate), 'Enter');
	await expect(heading).toHaveText(member.name);
	await waitForSeal(walk);
	await press(button(m.certificate.makePublic), 'Enter');
	await press(link(m.certificate.check), 'Enter');
	await expect(heading).toHaveText(m.verify.verdicts.valid);
	await press(page.getByRole('link', { name: m.nav.me }), 'Enter');
	await press(link(m.account.signOut.title), 'Enter');
	await press(button(m.account.signOut.submit), 'Enter');
	await expect(page.getByRole('link', { name: m.nav.signIn, exact: true })).toBeVisible();
});
