import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/** Queues the card of every case, which shows the site's name, to be drawn anew. */
export async function redrawCards(db: Db): Promise<void> {
	await sql`select graphile_worker.add_job('render_card', json_build_object('caseId', id), job_key := 'card:' || id)
		from catalogue.cases order by published_at desc nulls last`.execute(db);
}
