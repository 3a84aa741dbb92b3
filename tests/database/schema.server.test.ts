import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { describeSchema } from '../../scripts/describe-schema.ts';
import { generateTableTypes } from '../../scripts/generate-table-types.ts';
import { test } from './database-test.ts';

const remedy = 'The migrations changed: run npm run generate:schema.';

test('the generated table types are those of the migrations', async ({ db }) => {
	expect(await generateTableTypes(db), remedy).toBe(readFileSync('src/lib/platform/database-tables.ts', 'utf8'));
});

test('db/schema.sql shows what the migrations make', async ({ db }) => {
	expect(await describeSchema(db), remedy).toBe(readFileSync('db/schema.sql', 'utf8'));
});
