import { sql } from 'kysely';
import { mustRunSite, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type SettingName, settingNames } from '#lib/platform/site-settings.ts';

/** One change of a setting: what it was and what it became; null is as installed. */
export interface SettingChange {
	name: SettingName;
	before: unknown;
	after: unknown;
	/** Undefined when whoever it was has left. */
	by: string | undefined;
	at: Date;
}

/** The newest changes of the site's settings, for whoever runs it. */
export async function listSettingChanges(db: Db, viewer: Viewer, limit = 20): Promise<SettingChange[]> {
	mustRunSite(viewer);
	const { rows } = await sql<{ name: string; before: unknown; after: unknown; by: string | null; at: Date }>`
		select s.name, lag(s.value) over (partition by s.name order by s.id) as before, s.value as after, u.name as by,
			s.changed_at as at
		from studio.settings s left join accounts.users u on u.id = s.changed_by
		order by s.id desc limit ${limit}`.execute(db);
	return rows.flatMap(({ name, by, ...change }) => {
		const known = settingNames.find((one) => one === name);
		return known ? [{ ...change, name: known, by: by ?? undefined }] : [];
	});
}
