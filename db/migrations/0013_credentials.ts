import { type Kysely, sql } from 'kysely';

/** Certificates: awarded together with the pass, signed by a job; they outlive their case and, if the member wishes, the account. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create schema credentials;
create table credentials.keys (
	id text primary key,
	public_multibase text not null unique,
	sealed_secret text not null,
	created_at timestamptz not null default now(),
	retired_at timestamptz
);
create unique index keys_one_in_use on credentials.keys ((true)) where retired_at is null;
create sequence credentials.status_index minvalue 0;
create table credentials.awards (
	id uuid primary key default gen_random_uuid(),
	slug text not null unique,
	user_id uuid references accounts.users on delete set null,
	case_id int references catalogue.cases on delete set null,
	subject jsonb not null,
	status_index int not null unique default nextval('credentials.status_index'),
	awarded_at timestamptz not null default now(),
	is_public boolean not null default false,
	signed_at timestamptz,
	key_id text references credentials.keys,
	credential json,
	jwt text,
	revoked_at timestamptz,
	revoked_because text,
	unique (user_id, case_id),
	check ((signed_at is null) = (credential is null) and (signed_at is null) = (jwt is null) and (signed_at is null) = (key_id is null)),
	check ((revoked_at is null) = (revoked_because is null))
);
create index on credentials.awards (case_id);
create table credentials.status_lists (
	number int primary key,
	credential json not null,
	jwt text not null,
	signed_at timestamptz not null default now()
);
`.execute(db);
}
