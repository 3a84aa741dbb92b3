import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { activityKey } from '../activity-key.ts';
import { findDefinitions } from '../find-definitions.server.ts';
import { mergeDefinition } from '../merge-definition.ts';
import type { ActivityDefinition } from '../statement.ts';
import type { Draft } from './draft.ts';

/** Learns from statements what activities are. A definition that says nothing new is not written: writers would wait for each other. */
export async function saveDefinitions(tx: Db, drafts: readonly Draft[]): Promise<void> {
	const seen = drafts.flatMap(({ terms }) => terms.definitions.filter(({ definition }) => definition !== undefined));
	if (seen.length === 0) return;
	const known = await findDefinitions(tx, new Set(seen.map(({ id }) => id)));
	const merged = new Map<string, ActivityDefinition>();
	for (const { id, definition } of seen) {
		if (definition) merged.set(id, mergeDefinition(merged.get(id) ?? known.get(id), definition));
	}
	const changed = [...merged].filter(([id, definition]) => !isDeepStrictEqual(known.get(id), definition));
	if (changed.length > 0) await writeDefinitions(tx, changed);
}

async function writeDefinitions(tx: Db, definitions: readonly (readonly [string, ActivityDefinition])[]): Promise<void> {
	const rows = definitions.map(([id, definition]) => ({ key: activityKey(id), id, definition }));
	await sql`
		insert into records.activities (key, id, definition)
		select key, id, definition from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (key uuid, id text, definition jsonb)
		order by key
		on conflict (key) do update set definition = excluded.definition`.execute(tx);
}
