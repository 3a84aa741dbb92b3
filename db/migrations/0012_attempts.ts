import { type Kysely, sql } from 'kysely';

/** Taking a quiz and writing a reflection. An attempt keeps its questions: a quiz that is edited changes nobody's result. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create table assessment.rules (
	case_id int primary key references catalogue.cases on delete cascade,
	pass_mark numeric not null check (pass_mark > 0 and pass_mark <= 1),
	attempts int check (attempts > 0),
	wait_minutes int not null check (wait_minutes >= 0),
	asks_reflection boolean not null
);
create table assessment.attempts (
	id uuid primary key default gen_random_uuid(),
	user_id uuid not null references accounts.users on delete cascade,
	case_id int not null references catalogue.cases on delete cascade,
	seed int not null,
	questions jsonb not null,
	rules jsonb not null,
	answers jsonb not null default '{}',
	started_at timestamptz not null default now(),
	saved_at timestamptz not null default now(),
	submitted_at timestamptz,
	score numeric check (score between 0 and 1),
	passed boolean,
	check ((submitted_at is null) = (score is null) and (submitted_at is null) = (passed is null))
);
create unique index attempts_one_open on assessment.attempts (user_id, case_id) where submitted_at is null;
create index on assessment.attempts (user_id, submitted_at);
create index on assessment.attempts (case_id);
create table assessment.reflections (
	id uuid primary key default gen_random_uuid(),
	user_id uuid not null references accounts.users on delete cascade,
	case_id int not null references catalogue.cases on delete cascade,
	believed text not null,
	thinks text not null check (thinks <> ''),
	shared_with text not null default 'nobody' check (shared_with in ('nobody', 'everybody')),
	shared_at timestamptz,
	hidden_at timestamptz,
	hidden_because text check (hidden_because <> ''),
	hidden_by uuid references accounts.users on delete set null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	unique (user_id, case_id),
	check ((shared_with = 'nobody') = (shared_at is null)),
	check ((hidden_at is null) = (hidden_because is null))
);
create index on assessment.reflections (case_id, shared_at) where shared_with = 'everybody' and hidden_at is null;
create index on assessment.reflections (hidden_at) where hidden_at is not null;
create index on assessment.reflections (hidden_by);
create table assessment.reflection_versions (
	reflection_id uuid not null references assessment.reflections on delete cascade,
	written_at timestamptz not null,
	believed text not null,
	thinks text not null,
	primary key (reflection_id, written_at)
);
create table assessment.reflection_reports (
	reflection_id uuid not null references assessment.reflections on delete cascade,
	reporter_id uuid not null references accounts.users on delete cascade,
	reason text not null check (reason <> ''),
	created_at timestamptz not null default now(),
	settled_at timestamptz,
	primary key (reflection_id, reporter_id)
);
create index on assessment.reflection_reports (reporter_id);
create index on assessment.reflection_reports (created_at) where settled_at is null;
`.execute(db);
}
