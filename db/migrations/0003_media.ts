import { type Kysely, sql } from 'kysely';

/** Files of a case. A row has a storage key (ours to serve), or only the address where it is linked from. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create schema media;
create table media.files (
	id int generated always as identity primary key,
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	kind text not null check (kind in ('audio', 'video', 'image', 'chapters')),
	storage_key text check (storage_key ~ '^[a-z0-9]+(/[a-z0-9][a-z0-9.-]*)+$'),
	source text not null check (source <> ''),
	mime_type text not null,
	bytes bigint check (bytes >= 0),
	sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
	duration_ms int check (duration_ms > 0),
	alt text,
	unique (case_id, position),
	check (storage_key is null or (bytes is not null and sha256 is not null)),
	check (storage_key is not null or source ~* '^https?://')
);
create index on media.files (storage_key);
create index on media.files using hash (source);
`.execute(db);
}
