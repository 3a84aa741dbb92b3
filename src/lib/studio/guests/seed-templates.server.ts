import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { writeTemplate } from '../templates.server.ts';
import { defaultTemplates } from './default-templates.ts';

/** Gives a new site its first questionnaires; whoever has removed them does not get them back. */
export async function seedTemplates(db: Db): Promise<void> {
	await db.transaction().execute(async (tx) => {
		await sql`lock table studio.templates in share row exclusive mode`.execute(tx);
		const { rows } = await sql<{ is_called: boolean }>`select is_called from studio.templates_id_seq`.execute(tx);
		if (rows[0]?.is_called) return;
		for (const template of defaultTemplates) await writeTemplate(tx, template);
	});
}
