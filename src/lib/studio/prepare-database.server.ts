import { sql } from 'kysely';
import { seedDefaults } from '#lib/catalogue/seed-defaults.server.ts';
import type { Database, Db } from '#lib/platform/db.ts';
import { migrate } from '#lib/platform/migrate.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { loadDemo } from './demo-library.server.ts';
import { seedTemplates } from './guests/seed-templates.server.ts';

/** Brings the database up to date; one that never held a case gets the demo library. */
export async function prepareDatabase(
	database: Database,
	storage: Storage,
	{ demo = true } = {},
): Promise<{ demoCases: number }> {
	const { db } = database;
	await migrate(database);
	await seedDefaults(db);
	await seedTemplates(db);
	return { demoCases: demo && (await neverHeldACase(db)) ? await loadDemo(db, storage) : 0 };
}

/** Once somebody has removed the demo, it stays away: the sequence of case numbers has been used. */
async function neverHeldACase(db: Db): Promise<boolean> {
	const { rows } = await sql<{ is_called: boolean }>`select is_called from catalogue.cases_id_seq`.execute(db);
	return rows[0]?.is_called === false;
}
