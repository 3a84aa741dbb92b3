import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { activityKey } from './activity-key.ts';
import type { ActivityDefinition } from './statement.ts';

/** What the store knows of activities, by their ids. */
export async function findDefinitions(db: Db, ids: ReadonlySet<string>): Promise<Map<string, ActivityDefinition>> {
	if (ids.size === 0) return new Map();
	const keys = `{${[...ids].map(activityKey).join(',')}}`;
	const { rows } = await sql<{ id: string; definition: ActivityDefinition }>`
		select id, definition from records.activities where key = any(${keys}::uuid[])`.execute(db);
	return new Map(rows.map((row) => [row.id, row.definition]));
}
