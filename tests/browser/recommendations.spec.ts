import { setRole } from '#lib/accounts/set-role.server.ts';
import { operator } from '#lib/accounts/viewer.ts';
import type { Measures } from '#lib/pathways/judge-fit.ts';
import type { Db } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { expect, expectAccessible, expectNoSideways } from './site-test.ts';
import { test } from './studio-test.ts';

/** Writes down invented fits of the past weeks, none of which serves. */
async function inventFits(db: Db, nights: number): Promise<void> {
	const measure = (recall20: number) => ({ recall20, ndcg20: recall20 / 2 });
	const measures = (night: number): Measures => ({
		heldBack: 120,
		fresh: measure(0.12 + 0.004 * night + 0.02 * Math.sin(night)),
		popular: measure(0.09 + 0.01 * Math.cos(night)),
		compared: { events: 80, fresh: measure(0.2), serving: measure(0.19) },
		judgement: night % 5 === 4 ? 'worse' : 'alike',
	});
	const fits = Array.from({ length: nights }, (_, night) => ({
		fitted_at: new Date(Date.UTC(2026, 0, 1 + night, 2)),
		cases: 240 + night,
		members: 1_900 + 20 * night,
		interactions: 21_000 + 300 * night,
		fit_ms: 2_400 + 90 * night,
		peak_mb: 310,
		measures: JSON.stringify(measures(night)),
		is_kept: night % 5 !== 4,
	}));
	await db.insertInto('pathways.models').values(fits).execute();
}

test('the operator fits a model, sees the curve and what became of each; for others there is no such page', async ({
	page,
	member,
	db,
}) => {
	test.setTimeout(240_000);
	const words = messagesIn('nb').recommendations;
	const status = async () => (await page.goto(paths.recommendations('nb')))?.status();
	expect(await status()).toBe(404);
	await setRole(db, operator, { email: member.email, role: 'operator' });
	await page.context().clearCookies({ name: /session_data|cache/ });
	await expect.poll(status, { timeout: 90_000 }).toBe(200);
	const asked = page.waitForResponse((response) => response.request().method() === 'POST');
	await page.getByRole('button', { name: words.fitNow }).click();
	await asked;
	const serving = page.getByRole('region', { name: words.servingTitle });
	await expect(async () => {
		await page.goto(paths.recommendations('nb'));
		await expect(serving.getByRole('button', { name: words.fitNow })).toBeVisible({ timeout: 500 });
		await expect(page.getByText(`${words.isServing}.`)).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 120_000 });

	await inventFits(db, 18);
	for (const locale of locales) {
		const m = messagesIn(locale).recommendations;
		await page.goto(paths.recommendations(locale));
		await expect(page.getByRole('img', { name: /%/ })).toBeVisible();
		await page.getByText(m.table, { exact: true }).click();
		await expect(page.getByRole('columnheader', { name: m.popular })).toBeVisible();
		for (const width of [360, 768, 1440]) {
			await page.setViewportSize({ width, height: 900 });
			await expectNoSideways(page);
		}
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await expectAccessible(page);
		}
	}
});
