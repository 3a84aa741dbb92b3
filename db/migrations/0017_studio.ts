import { type Kysely, sql } from 'kysely';

/** Where editors work: the way of a case to its readers, what is uploaded, whom it asks, and what is counted of it. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
-- Where a case is on its way. What the catalogue shows follows from it: scheduled and published cases are published there.
create table studio.workflows (
	case_id int primary key references catalogue.cases on delete cascade,
	state text not null check (state in ('draft', 'review', 'approved', 'scheduled', 'published', 'unpublished')),
	changed_by uuid references accounts.users on delete set null,
	changed_at timestamptz not null default now(),
	note text
);
create index on studio.workflows (changed_by);
-- What is said in a case, each text of it once, without the times that the aligner finds again.
create table studio.texts (
	case_id int not null references catalogue.cases on delete cascade,
	sha256 bytea not null,
	transcript jsonb not null,
	primary key (case_id, sha256)
);
-- A case as somebody left it. Of one session of editing the last version is kept for good, those before it for a day.
create table studio.versions (
	case_id int not null references catalogue.cases on delete cascade,
	number int not null check (number > 0),
	session uuid not null,
	document jsonb not null,
	text_sha256 bytea,
	saved_by uuid references accounts.users on delete set null,
	saved_at timestamptz not null default now(),
	primary key (case_id, number),
	foreign key (case_id, text_sha256) references studio.texts
);
create index on studio.versions (saved_by);
create index on studio.versions (case_id, text_sha256);
-- An edit that contradicts what somebody saved meanwhile, until its editor has chosen.
create table studio.unmerged (
	id uuid primary key default gen_random_uuid(),
	case_id int not null references catalogue.cases on delete cascade,
	base int not null,
	session uuid not null,
	document jsonb not null,
	saved_by uuid not null references accounts.users on delete cascade,
	saved_at timestamptz not null default now()
);
create index on studio.unmerged (case_id);
create index on studio.unmerged (saved_by);
-- Who has a case open, as they told last.
create table studio.presence (
	case_id int not null references catalogue.cases on delete cascade,
	session uuid not null,
	user_id uuid not null references accounts.users on delete cascade,
	part text not null,
	seen_at timestamptz not null default now(),
	primary key (case_id, session)
);
create index on studio.presence (user_id);

-- Files on their way in (tus). A finished one is checked, filed under its case and forgotten here.
create table studio.uploads (
	id text primary key check (id ~ '^[0-9a-f]{32}$'),
	user_id uuid not null references accounts.users on delete cascade,
	case_id int not null references catalogue.cases on delete cascade,
	name text not null,
	bytes bigint not null check (bytes > 0),
	received bigint not null default 0 check (received between 0 and bytes),
	state text not null default 'arriving' check (state in ('arriving', 'checking', 'done', 'refused')),
	-- Why it was refused, in a word that the page has a sentence for.
	problem text check ((problem is not null) = (state = 'refused')),
	-- Of the whole: as its sender announced it, and once it is filed as it is.
	sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
	started_at timestamptz not null default now(),
	moved_at timestamptz not null default now()
);
create index on studio.uploads (user_id);
create index on studio.uploads (case_id);

-- What guests are asked: templates with a slot for the theme, and variants for kinds of guests.
create table studio.templates (
	id int generated always as identity primary key,
	name catalogue.name not null unique,
	language text not null,
	lead catalogue.phrase,
	updated_at timestamptz not null default now()
);
create table studio.template_questions (
	template_id int not null references studio.templates on delete cascade,
	position int not null,
	question catalogue.phrase not null,
	-- For which kinds of guests; for all when empty.
	guest_kinds text[] not null default '{}',
	primary key (template_id, position)
);
-- A guest who is asked, and may approve. The link's secret is kept as its hash, the address sealed.
create table studio.invitations (
	id uuid primary key default gen_random_uuid(),
	case_id int not null references catalogue.cases on delete cascade,
	guest_name catalogue.phrase not null,
	guest_kind text not null default '',
	sealed_email text,
	token_hash bytea not null unique,
	language text not null,
	lead catalogue.phrase,
	questions jsonb not null,
	answers jsonb not null default '{}',
	quotes jsonb not null default '[]',
	asks_approval boolean not null default true,
	invited_by uuid references accounts.users on delete set null,
	invited_at timestamptz not null default now(),
	expires_at timestamptz not null,
	opened_at timestamptz,
	saved_at timestamptz,
	answered_at timestamptz,
	approved_at timestamptz,
	-- The version of the case that was approved.
	approved_version int,
	refused_at timestamptz,
	refused_because text,
	-- When an editor took the answers into the case.
	taken_at timestamptz,
	withdrawn_at timestamptz,
	reminded_at timestamptz,
	reminders int not null default 0,
	check ((approved_at is null) = (approved_version is null)),
	check ((refused_at is null) = (refused_because is null)),
	check (approved_at is null or refused_at is null)
);
create index on studio.invitations (case_id);
create index on studio.invitations (invited_by);

-- What a language model proposed, with the passage that it rests on; a person takes it or leaves it.
create table studio.proposals (
	id uuid primary key default gen_random_uuid(),
	case_id int not null references catalogue.cases on delete cascade,
	kind text not null check (kind in ('question', 'ingress', 'outcome', 'chapter', 'notes')),
	content jsonb not null,
	passage jsonb not null,
	model text not null,
	made_at timestamptz not null default now(),
	state text not null default 'waiting' check (state in ('waiting', 'taken', 'left')),
	settled_by uuid references accounts.users on delete set null,
	settled_at timestamptz
);
create index on studio.proposals (case_id);
create index on studio.proposals (settled_by);
-- How the last asking for proposals went: what came of it, or why nothing did.
create table studio.draftings (
	case_id int primary key references catalogue.cases on delete cascade,
	problem text,
	kept int not null default 0,
	dropped int not null default 0,
	ended_at timestamptz not null default now()
);

-- What editors bring from elsewhere: read first, looked at, and confirmed before any of it is stored.
create table studio.imports (
	id uuid primary key default gen_random_uuid(),
	kind text not null check (kind in ('page', 'feed', 'folder', 'sheet')),
	-- An address, or what the editor's computer calls the file; nothing for what was pasted.
	name text not null,
	address catalogue.web_address,
	-- Of cases that do not tell theirs.
	language text not null,
	begun_by uuid references accounts.users on delete set null,
	begun_at timestamptz not null default now(),
	state text not null default 'reading' check (state in ('reading', 'ready', 'storing', 'done', 'failed')),
	problem jsonb check ((problem is not null) = (state = 'failed')),
	done int not null default 0,
	total int,
	publishes boolean not null default false,
	copies boolean not null default false,
	confirmed_by uuid references accounts.users on delete set null,
	settled_at timestamptz
);
create index on studio.imports (begun_by);
create index on studio.imports (confirmed_by);
create index on studio.imports (begun_at);
-- What an import found, in its order, and what became of it.
create table studio.import_items (
	import_id uuid not null references studio.imports on delete cascade,
	position int not null,
	place text not null default '',
	title text not null default '',
	outcome text not null check (outcome in ('create', 'change', 'leave', 'problem', 'notice')),
	is_chosen boolean not null default true,
	case_id int references catalogue.cases on delete set null,
	-- The version that the preview compared with.
	base int,
	-- What is stored when somebody confirms; forgotten after that.
	prepared jsonb,
	differences jsonb,
	sayings jsonb not null default '[]',
	result text check (result in ('created', 'changed', 'left', 'conflict', 'refused')),
	-- The edit that waits to be merged; gone once it is.
	unmerged uuid references studio.unmerged on delete set null,
	primary key (import_id, position)
);
create index on studio.import_items (case_id);
create index on studio.import_items (unmerged);

-- What the operator chose for the whole site: of each name the newest counts, and null is as installed.
create table studio.settings (
	id int generated always as identity primary key,
	name text not null,
	value jsonb,
	changed_by uuid references accounts.users on delete set null,
	changed_at timestamptz not null default now()
);
create index on studio.settings (name, id);
create index on studio.settings (changed_by);
-- How a day's jobs went: those that are done are in the queue no more.
create table studio.job_days (
	day date not null,
	task text not null,
	done int not null default 0,
	failed int not null default 0,
	done_at timestamptz,
	primary key (day, task)
);
-- The backups that were made.
create table studio.backups (
	id int generated always as identity primary key,
	made_at timestamptz not null default now(),
	rows bigint not null,
	files int not null,
	bytes bigint not null,
	took_ms int not null
);

-- Webinars in parts, to which people sign up.
create table catalogue.webinars (
	id int generated always as identity primary key,
	slug catalogue.slug not null unique,
	title catalogue.phrase not null,
	lead catalogue.phrase,
	language text not null,
	kind text not null default 'webinar' check (kind in ('webinar', 'masterclass')),
	is_published boolean not null default false,
	-- Set while it is called off; why, for those who wanted to join.
	called_off_at timestamptz,
	called_off_because catalogue.phrase check (called_off_because is null or called_off_at is not null),
	updated_at timestamptz not null default now()
);
create table catalogue.webinar_parts (
	id int generated always as identity primary key,
	webinar_id int not null references catalogue.webinars on delete cascade,
	position int not null,
	title catalogue.phrase not null,
	starts_at timestamptz,
	minutes int not null check (minutes between 1 and 1440),
	place catalogue.phrase,
	url catalogue.web_address,
	programme jsonb not null default '[]',
	-- How often its time or place changed: what calendars go by (RFC 5545, SEQUENCE).
	sequence int not null default 0,
	-- The recording, once it is a case.
	case_id int references catalogue.cases on delete set null,
	unique (webinar_id, position)
);
create index on catalogue.webinar_parts (case_id);
-- Parts with a time as the public last saw them: calendars must hear of those that are gone.
create table catalogue.webinar_parts_shown (
	part_id int primary key,
	webinar_id int not null references catalogue.webinars on delete cascade,
	title catalogue.phrase not null,
	starts_at timestamptz not null,
	minutes int not null,
	sequence int not null
);
create index on catalogue.webinar_parts_shown (webinar_id);
create table catalogue.webinar_people (
	part_id int not null references catalogue.webinar_parts on delete cascade,
	position int not null,
	person_id int not null references catalogue.people,
	role text not null check (role in ('panel', 'host', 'speaker')),
	primary key (part_id, position)
);
create index on catalogue.webinar_people (person_id);
create table studio.sign_ups (
	id uuid primary key default gen_random_uuid(),
	webinar_id int not null references catalogue.webinars on delete cascade,
	user_id uuid references accounts.users on delete cascade,
	sealed_email text not null,
	email_hash bytea not null,
	token_hash bytea not null unique,
	language text not null,
	signed_up_at timestamptz not null default now(),
	confirmed_at timestamptz,
	unique (webinar_id, email_hash)
);
create index on studio.sign_ups (user_id);

-- Counted without cookies and without saying who.
create table media.play_counts (
	case_id int not null references catalogue.cases on delete cascade,
	day date not null,
	plays int not null default 0,
	completions int not null default 0,
	-- How often each hundredth of the recording was heard.
	heard int[] not null default array_fill(0, array[100]) check (cardinality(heard) = 100),
	primary key (case_id, day)
);
create schema search;
create table search.missed_questions (
	question text not null,
	day date not null,
	times int not null default 1,
	primary key (question, day)
);
`.execute(db);
}
