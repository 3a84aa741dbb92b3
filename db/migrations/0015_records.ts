import { type Kysely, sql } from 'kysely';

/**
 * The learning record store. A statement lies at (stored, seq), in the partition of its month; `statement_ids` knows where,
 * and refuses an id that is taken, which no constraint of a partitioned table can. A term is anything that a statement may
 * be found by; docs/decisions/2026-11-22-records.md says why each of these is as it is.
 */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create schema records;

create sequence records.place;
create table records.statement_ids (
	id uuid primary key,
	stored timestamptz,
	seq bigint,
	is_voiding boolean not null default false,
	is_target boolean not null default false,
	is_voided boolean not null default false,
	check ((stored is null) = (seq is null) and (seq is not null or is_target)),
	check (is_target or not is_voided),
	check (not (is_voiding and is_voided))
);
create index statement_ids_voided on records.statement_ids (stored, seq) where is_voided;
create table records.statements (
	stored timestamptz not null,
	seq bigint not null,
	id uuid not null,
	statement jsonb not null,
	primary key (stored, seq)
) partition by range (stored);
create table records.terms (
	term bigint not null,
	stored timestamptz not null,
	seq bigint not null,
	primary key (term, stored, seq)
) partition by range (stored);
create table records.inherited_terms (
	term bigint not null,
	stored timestamptz not null,
	seq bigint not null,
	from_id uuid not null,
	primary key (term, stored, seq, from_id)
);
create index on records.inherited_terms (stored, seq);
create table records.statement_references (
	source_id uuid primary key,
	target_id uuid not null
);
create index on records.statement_references (target_id);

create table records.attachments (
	sha2 text primary key check (sha2 ~ '^[0-9a-f]{56,128}$'),
	content bytea not null
);
alter table records.attachments alter column content set storage external;
create table records.attachment_uses (
	sha2 text not null references records.attachments,
	statement_id uuid not null references records.statement_ids on delete cascade,
	primary key (sha2, statement_id)
);
create index on records.attachment_uses (statement_id);
create table records.activities (
	key uuid primary key,
	id text not null,
	definition jsonb not null
);

create table records.documents (
	key bytea primary key,
	kind text not null check (kind in ('state', 'agent_profile', 'activity_profile')),
	activity_id text,
	agent_key text,
	registration uuid,
	document_id text not null,
	content_type text not null,
	content bytea not null,
	etag text not null,
	updated_at timestamptz not null,
	check ((activity_id is null) = (kind = 'agent_profile')),
	check ((agent_key is null) = (kind = 'activity_profile')),
	check (registration is null or kind = 'state')
);
create index documents_of_agent on records.documents using hash (agent_key);
create index documents_of_activity on records.documents using hash (activity_id) where kind = 'activity_profile';

create table records.clients (
	key text primary key,
	name text not null check (name <> ''),
	secret_hash bytea not null,
	scopes text[] not null check (scopes <> '{}' and scopes <@ '{statements/write,statements/read/mine,statements/read,state,profile,all}'),
	created_at timestamptz not null default now(),
	revoked_at timestamptz
);

create table records.forward_targets (
	name text primary key check (name ~ '^[a-z0-9][a-z0-9._-]{0,59}$'),
	endpoint text not null,
	version text not null check (version in ('1.0.3', '2.0.0')),
	key text not null,
	sealed_secret text not null,
	sent_stored timestamptz not null default 'epoch',
	sent_seq bigint not null default 0,
	failures int not null default 0,
	problem text,
	next_try_at timestamptz,
	created_at timestamptz not null default now(),
	check ((problem is null) = (failures = 0))
);
create table records.forward_refusals (
	target text not null references records.forward_targets on delete cascade,
	statement_id uuid not null references records.statement_ids on delete cascade,
	reason text not null,
	refused_at timestamptz not null default now(),
	primary key (target, statement_id)
);
create index on records.forward_refusals (statement_id);
create table records.access_tokens (
	id uuid primary key default gen_random_uuid(),
	user_id uuid not null references accounts.users on delete cascade,
	name text not null check (name <> ''),
	token_hash bytea not null unique,
	created_at timestamptz not null default now(),
	expires_at timestamptz not null check (expires_at > created_at)
);
create index on records.access_tokens (user_id);

create table records.holders (
	user_id uuid not null references accounts.users on delete cascade,
	agent_key text not null,
	primary key (user_id, agent_key)
);
create table records.shared_links (
	id uuid primary key default gen_random_uuid(),
	user_id uuid not null references accounts.users on delete cascade,
	token_hash bytea not null unique,
	created_at timestamptz not null default now(),
	expires_at timestamptz not null check (expires_at > created_at)
);
create index on records.shared_links (user_id);

create function records.make_month(month timestamptz) returns void language plpgsql as $$
declare
	first timestamptz := date_trunc('month', month, 'UTC');
	following timestamptz := date_trunc('month', first + interval '40 days', 'UTC');
	ending text := to_char(first at time zone 'UTC', '_YYYY_MM');
	parent text;
begin
	if to_regclass('records.terms' || ending) is not null then
		return;
	end if;
	perform pg_advisory_xact_lock(hashtext('records.make_month'));
	foreach parent in array array['statements', 'terms'] loop
		continue when to_regclass('records.' || parent || ending) is not null;
		-- Attaching, unlike "create table … partition of", lets writers go on.
		execute format('create table records.%I (like records.%I including all)', parent || ending, parent);
		execute format('alter table records.%I attach partition records.%I for values from (%L) to (%L)',
			parent, parent || ending, first, following);
	end loop;
end $$;

create function records.announce_writer() returns timestamptz language plpgsql as $$
begin
	perform records.make_month(clock_timestamp());
	perform records.make_month(clock_timestamp() + interval '1 month');
	-- Rounded down, as the time of storing is: a lock that is younger than its statements would let readers pass them by.
	perform pg_advisory_xact_lock_shared(9274,
		(floor(extract(epoch from clock_timestamp()) * 1000)::bigint % 4294967296 - 2147483648)::int);
	return date_trunc('milliseconds', clock_timestamp());
end $$;

create function records.horizon() returns timestamptz language plpgsql as $$
declare
	now_ms bigint := floor(extract(epoch from clock_timestamp()) * 1000);
	oldest bigint;
begin
	select max(age) into oldest
	from pg_locks, lateral (select (now_ms - objid::bigint + 2147483648) % 4294967296 as age) as since
	where locktype = 'advisory' and classid = 9274 and objsubid = 2 and age < 2147483648
		and database = (select oid from pg_database where datname = current_database());
	return to_timestamp((now_ms - coalesce(oldest, 0)) / 1000.0);
end $$;
`.execute(db);
}
