import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { expect, expectAccessible, expectNoSideways, test } from './site-test.ts';

const { access } = messagesIn('nb');

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a member lets a program read the record, and shuts it out again', async ({ page, member, request }) => {
			expect(member.name).toBeTruthy();
			await page.goto(paths.myRecordPrograms('nb'));
			await page.getByLabel(access.name).fill('Regnearket');
			await page.getByRole('button', { name: access.makeButton }).click();
			const token = await page.getByRole('textbox', { name: access.token }).inputValue();
			const headers = { authorization: `Bearer ${token}`, 'x-experience-api-version': '2.0.0' };
			expect(await (await request.get('/xapi/statements', { headers })).json()).toEqual({ statements: [], more: '' });
			if (javaScriptEnabled) await expectAccessible(page);
			await expectNoSideways(page);
			await page.getByRole('button', { name: access.revokeOne('Regnearket') }).click();
			await expect(page.getByRole('status').filter({ hasText: access.revoked })).toBeVisible();
			expect((await request.get('/xapi/statements', { headers })).status()).toBe(401);
		});
	});
}
