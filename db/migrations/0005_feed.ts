import { type Kysely, sql } from 'kysely';

/** Feeds that we have read, and what each of their items looked like then. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create schema feed;
create table feed.sources (
	id int generated always as identity primary key,
	address text not null unique,
	read_at timestamptz not null default now(),
	-- How it was imported when all of it was: how media were treated, how many items, where older ones are.
	media text check (media in ('link', 'download')),
	items int,
	next_page text,
	etag text,
	last_modified text
);
create table feed.items (
	source_id int not null references feed.sources on delete cascade,
	guid text not null,
	case_id int not null references catalogue.cases on delete cascade,
	fingerprint text not null,
	primary key (source_id, guid)
);
create index on feed.items (case_id);
`.execute(db);
}
