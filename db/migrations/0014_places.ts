import { type Kysely, sql } from 'kysely';

/** Where members are in what they hear, and what they wrote at a second of it. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create table media.places (
	user_id uuid not null references accounts.users on delete cascade,
	case_id int not null references catalogue.cases on delete cascade,
	at_ms int not null check (at_ms >= 0),
	is_finished boolean not null default false,
	noted_at timestamptz not null,
	first_at timestamptz not null default now(),
	primary key (user_id, case_id)
);
create index on media.places (user_id, noted_at desc);
create index on media.places (case_id);
create table media.notes (
	id uuid primary key default gen_random_uuid(),
	user_id uuid not null references accounts.users on delete cascade,
	case_id int not null references catalogue.cases on delete cascade,
	at_ms int not null check (at_ms >= 0),
	body text not null default '',
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index on media.notes (user_id, case_id, at_ms);
create index on media.notes (case_id);
`.execute(db);
}
