import { randomUUID } from 'node:crypto';
import { inject, test as plainTest } from 'vitest';
import { connectTo, type Database } from '#lib/platform/db.ts';
import { databaseUrl, runOn } from './test-cluster.ts';

/**
 * A test with a database: `test('…', async ({ db }) => …)`. Each file has a migrated, empty one of its own, which
 * its tests share; `database` is the same with its address.
 */
export const test = plainTest
	// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures this one needs.
	.extend('database', { scope: 'file' }, async ({}, { onCleanup }): Promise<Database> => {
		const { database, remove } = await cloneDatabase();
		onCleanup(remove);
		return database;
	})
	.extend('db', { scope: 'file' }, async ({ database }) => database.db);

/** Another empty database, for a test that minds what others left; `remove` closes it too. */
export async function cloneDatabase(): Promise<{ database: Database; remove(): Promise<void> }> {
	const clusterUrl = inject('clusterUrl');
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	await runOn(clusterUrl, `create database ${name} template template`);
	const database = await connectTo(databaseUrl(clusterUrl, name));
	const remove = async () => {
		await database.close();
		await runOn(clusterUrl, `drop database ${name}`);
	};
	return { database, remove };
}
