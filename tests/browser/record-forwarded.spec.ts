import { expect } from '@playwright/test';
import { operator } from '#lib/accounts/viewer.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { addTarget, removeTarget } from '#lib/records/manage-forwarding.server.ts';
import { fillMember } from '../accounts/fill-member.ts';
import { test } from '../security/site.ts';

const target = { name: 'other', endpoint: 'http://lrs.example.org:8080/xapi', key: 'k', secret: 's', version: '2.0.0' } as const;

test('whoever erases is told where their statements lie that cannot be called back, and only then', async ({ site }) => {
	const { email } = await fillMember(site.db, site.issuer);
	const cookie = await site.enter(email);
	const pages = locales.flatMap((locale) =>
		[paths.myRecord(locale), paths.eraseMe(locale)].map((path) => ({ path, m: messagesIn(locale).record })),
	);
	const shows = async (isTold: boolean) => {
		for (const { path, m } of pages) {
			const { status, body } = await site.send(path, { headers: { cookie } });
			expect(status).toBe(200);
			for (const words of [m.forwarded('lrs.example.org:8080'), m.forwardedAsk]) expect(body.includes(words), path).toBe(isTold);
		}
	};
	await shows(false);
	await addTarget(site.db, operator, Buffer.alloc(32), target);
	await shows(true);
	await site.db.updateTable('records.forward_targets').set({ sent_stored: new Date(), sent_seq: 1 }).execute();
	await removeTarget(site.db, operator, target.name);
	await shows(true);
});
