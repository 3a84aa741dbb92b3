import { type Kysely, sql } from 'kysely';

/** Search has an index of its own: PostgreSQL's takes space and time at every change, and nobody asks it any more. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
alter table catalogue.cases drop column words;
alter table transcript.turns drop column words;
`.execute(db);
}
