import type { Db } from '#lib/platform/db.ts';
import { readSettings, type SiteSettings } from '#lib/platform/site-settings.ts';

/** What the operator has set, as it is now; says on the console what cannot be read and is as installed therefore. */
export async function findSettings(db: Db): Promise<SiteSettings> {
	const rows = await db
		.selectFrom('studio.settings')
		.distinctOn('name')
		.select(['name', 'value'])
		.orderBy('name')
		.orderBy('id', 'desc')
		.execute();
	const { settings, unread } = readSettings(rows.filter(({ value }) => value !== null));
	for (const name of unread)
		console.error(`The setting ${name} cannot be read and is as installed. Set it anew at /studio/settings.`);
	return settings;
}
