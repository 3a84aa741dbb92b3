import { type Kysely, sql } from 'kysely';

/** What readers tell the people behind the site, and which cases are the demo's own. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create schema studio;
create table studio.feedback (
	id int generated always as identity primary key,
	message text not null check (message ~ '[^ \\t\\r\\n]' and length(message) <= 10000),
	page text check (length(page) <= 2000),
	contact text check (length(contact) <= 300),
	sent_at timestamptz not null default now()
);
create table studio.demo_cases (
	case_id int primary key references catalogue.cases on delete cascade
);
`.execute(db);
}
