import { isDeepStrictEqual } from 'node:util';
import { type RawBuilder, sql } from 'kysely';
import { mustRunSite, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { type Setting, type SettingName, settingSchemas } from '#lib/platform/site-settings.ts';
import { settingsTag, siteTag } from './settings-tags.ts';

/** So many changes of a setting are remembered, with who made them. */
const remembered = 50;

/**
 * Sets something for the whole site, or with `undefined` sets it back to as installed; tells every process. The same again
 * is no change. Throws Invalid for what the setting cannot be.
 */
export async function saveSetting<Name extends SettingName>(
	db: Db,
	viewer: Viewer,
	name: Name,
	value: Setting<Name> | undefined,
): Promise<void> {
	const { id } = mustRunSite(viewer);
	const parsed = value === undefined ? undefined : settingSchemas[name].safeParse(value);
	if (parsed?.error) throw new Invalid(`The setting ${name} cannot be this: ${parsed.error.issues[0]?.message}.`, name);
	await db.transaction().execute(async (tx) => {
		// Two operators at once: the second sees what the first has set.
		await sql`select pg_advisory_xact_lock(hashtext(${`setting ${name}`}))`.execute(tx);
		const before = await findNow(tx, name);
		if (isDeepStrictEqual(before, parsed?.data ?? null)) return;
		await tx
			.insertInto('studio.settings')
			.values({ name, value: parsed ? asJson(parsed.data) : null, changed_by: id })
			.execute();
		await forgetOldChanges(tx, name);
		if (name === 'name') await enqueue(tx, 'redraw_cards', {}, { key: 'redraw_cards' });
		await pagesChanged(tx, [settingsTag, siteTag]);
	});
}

async function findNow(tx: Db, name: string): Promise<unknown> {
	const row = await tx
		.selectFrom('studio.settings')
		.select('value')
		.where('name', '=', name)
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.value ?? null;
}

async function forgetOldChanges(tx: Db, name: string): Promise<void> {
	await sql`delete from studio.settings where name = ${name} and id not in (
		select id from studio.settings where name = ${name} order by id desc limit ${remembered})`.execute(tx);
}

/** A list must be JSON's, not PostgreSQL's. */
function asJson(value: unknown): RawBuilder<string> {
	return sql`${JSON.stringify(value)}::jsonb`;
}
