import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { describeSchema } from '../../scripts/describe-schema.ts';
import { generateTableTypes } from '../../scripts/generate-table-types.ts';
import { test } from './database-test.ts';

const remedy = 'The migrations changed: run npm run generate:schema.';

test('the generated table types are those of the migrations', async ({ db }) => {
	expect(await generateTableTypes(db), remedy).toBe(readFileSync('src/lib/platform/database-tables.ts', 'utf8'));
});

test('db/schema.sql shows what the migrations make', async ({ db }) => {
	const { rows } = await sql<{ version: number }>`select current_setting('server_version_num')::int as version`.execute(db);
	const shown = (text: string) => (Number(rows[0]?.version) < 180_000 ? withoutQualifiers(text) : text);
	expect(shown(await describeSchema(db)), remedy).toBe(shown(readFileSync('db/schema.sql', 'utf8')));
});

/** Before 18, PostgreSQL names the table of every column of a view, also where there is but one. */
function withoutQualifiers(text: string): string {
	return text.replaceAll(/^create view[^;]*;$/gm, (view) => view.replaceAll(/\b\w+\.(?=[\w"])/g, ''));
}
