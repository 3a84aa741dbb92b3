import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Database } from './db.ts';

const folder = new URL('../../../db/migrations/', import.meta.url);
const silent = new Logger(() => () => {});

/**
 * Brings the database to the newest form, each migration in full or not at all, and the job queue's tables too;
 * returns the names of those done now.
 */
export async function migrate({ db, url }: Pick<Database, 'db' | 'url'>): Promise<string[]> {
	return db.connection().execute(async (connection) => {
		// Processes that come at once to an empty database wait for the first.
		await sql`select pg_advisory_lock(hashtext('dugnad migrations'))`.execute(connection);
		try {
			return await migrateNow({ db, url });
		} finally {
			await sql`select pg_advisory_unlock(hashtext('dugnad migrations'))`.execute(connection);
		}
	});
}

async function migrateNow({ db, url }: Pick<Database, 'db' | 'url'>): Promise<string[]> {
	const migrator = new Migrator({ db, provider: { getMigrations }, migrationTableSchema: 'platform' });
	const { error, results = [] } = await migrator.migrateToLatest();
	if (error) throw error;
	await runMigrations({ connectionString: url, logger: silent });
	return results.map((result) => result.migrationName);
}

async function getMigrations(): Promise<Record<string, Migration>> {
	const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
	const loaded = files.map(
		async (file) => [basename(file, '.ts'), (await import(new URL(file, folder).href)) as Migration] as const,
	);
	return Object.fromEntries(await Promise.all(loaded));
}
