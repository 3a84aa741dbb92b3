import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';

/** What members mean by their learning: what they wish for, what is recommended to them and why, paths, and what is to be remembered. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create schema pathways;

-- What was learned, as its owners publish it.
-- The greatest share that one session heard, and when; null where no share is known.
alter table media.places add heard_share real not null default 0 check (heard_share between 0 and 1), add heard_at timestamptz;
update media.places set heard_at = noted_at where is_finished;
create view media.listening as
	select user_id, case_id, (case when is_finished then 1 else heard_share end)::real as share, is_finished, first_at, noted_at, heard_at
	from media.places;
create view media.marks as
	select user_id, case_id, count(*)::int as count, max(created_at) as newest_at from media.notes group by user_id, case_id;
create view assessment.results as
	select user_id, case_id, max(score)::real as score, bool_or(passed) as passed, max(submitted_at) as newest_at,
		count(*)::int as tries
	from assessment.attempts where submitted_at is not null group by user_id, case_id;
create view assessment.quizzes as select case_id, count(*)::int as questions from assessment.questions group by case_id;
create view assessment.reflecting as select user_id, case_id, updated_at as newest_at from assessment.reflections;
-- The questions that a member has answered right, by what they ask: the cards of spaced repetition.
create table assessment.passed_questions (
	user_id uuid not null references accounts.users on delete cascade,
	case_id int not null references catalogue.cases on delete cascade,
	question_key text not null,
	passed_at timestamptz not null default now(),
	primary key (user_id, case_id, question_key)
);
create index on assessment.passed_questions (case_id);
-- What a question asks, apart from where it stands in the quiz; whoever has passed one that is asked no more is not asked again.
alter table assessment.questions add column key text;
create view assessment.asked as select case_id, key as question_key from assessment.questions;

-- Without a row: recommendations are personal, one of three looks from elsewhere.
create table pathways.choices (
	user_id uuid primary key references accounts.users on delete cascade,
	is_personal boolean not null default true,
	looks_elsewhere boolean not null default true,
	updated_at timestamptz not null default now()
);
create table pathways.interests (
	user_id uuid not null references accounts.users on delete cascade,
	kind text not null check (kind in ('theme', 'perspective', 'goal')),
	term_id int not null,
	primary key (user_id, kind, term_id)
);
create table pathways.dismissals (
	user_id uuid not null references accounts.users on delete cascade,
	case_id int not null references catalogue.cases on delete cascade,
	dismissed_at timestamptz not null default now(),
	primary key (user_id, case_id)
);
create index on pathways.dismissals (case_id);
-- What was learned of a case until then no longer counts for recommendations.
create table pathways.forgotten (
	user_id uuid not null references accounts.users on delete cascade,
	case_id int not null references catalogue.cases on delete cascade,
	forgotten_at timestamptz not null default now(),
	primary key (user_id, case_id)
);
create index on pathways.forgotten (case_id);

-- What counts for recommendations, one row for each kind of deed since the case was forgotten or refused; the amount is what the
-- member is shown. A quiz passed weighs most.
create view pathways.evidence as
	select e.* from (
		select user_id, case_id, 'heard' as kind, share as amount, share as weight, heard_at as at from media.listening
		where share > 0 and heard_at is not null
		union all
		select user_id, case_id, case when passed then 'passed' else 'tried' end, score, case when passed then 1.5 else 0.5 end::real, newest_at
		from assessment.results
		union all
		select user_id, case_id, 'reflected', 1, 1, newest_at from assessment.reflecting
		union all
		select user_id, case_id, 'marked', count, 0.5, newest_at from media.marks
	) as e
	left join pathways.forgotten f on f.user_id = e.user_id and f.case_id = e.case_id
	left join pathways.dismissals d on d.user_id = e.user_id and d.case_id = e.case_id
	where (f.forgotten_at is null or e.at > f.forgotten_at) and (d.dismissed_at is null or e.at > d.dismissed_at);
-- The same as one weight for each member and case, of those whose recommendations are personal: what a model is fitted on.
create view pathways.signals as
	select e.user_id, e.case_id, sum(e.weight)::real as weight, max(e.at) as at
	from pathways.evidence e
	left join pathways.choices c on c.user_id = e.user_id
	where c.is_personal is not false
	group by e.user_id, e.case_id;

-- The words that tell most of a public case, as the search's analysis has them; version says of which state of it.
create table pathways.case_words (
	case_id int primary key references catalogue.cases on delete cascade,
	version text not null,
	-- A hash of four bytes and a count of four bytes (float) for each, little-endian.
	words bytea not null
);
-- A fit of the recommendations; the one that serves has is_current.
create table pathways.models (
	id int generated always as identity primary key,
	-- When what members had learned was read.
	fitted_at timestamptz not null default now(),
	cases int not null,
	members int not null,
	interactions bigint not null,
	fit_ms int not null,
	peak_mb int not null,
	-- Measured on held-back recent history: this model, the one that served until then, and popularity.
	measures jsonb not null,
	is_kept boolean not null,
	is_current boolean not null default false check (not is_current or is_kept),
	content bytea,
	-- Raised whenever new cases are added to the content of the one that serves.
	revision int not null default 1,
	check (is_current = (content is not null))
);
-- Numbers hardly shrink, and uncompressed ones are read in pieces.
alter table pathways.models alter content set storage external;
create unique index on pathways.models (is_current) where is_current;

create table pathways.paths (
	id uuid primary key default gen_random_uuid(),
	slug catalogue.slug not null unique,
	-- Null for the paths of editors, which belong to the site.
	owner_id uuid references accounts.users on delete cascade,
	shown_to text not null default 'owner' check (shown_to in ('owner', 'link', 'everybody')),
	language text not null,
	title catalogue.phrase not null,
	lead catalogue.phrase,
	-- What it was made from, when it was generated: themes, perspectives, goals, level, minutes.
	wishes jsonb,
	copied_from uuid references pathways.paths on delete set null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index on pathways.paths (owner_id);
create index on pathways.paths (copied_from);
-- What everybody may find, for the sitemap.
create view pathways.published as select slug, updated_at from pathways.paths where shown_to = 'everybody';
-- Steps with the same stage stand beside each other: a choice.
create table pathways.steps (
	path_id uuid not null references pathways.paths on delete cascade,
	position int not null,
	stage int not null,
	case_id int not null references catalogue.cases on delete cascade,
	-- Why it stands here, for the reader; the generator's reason, or an editor's words.
	because jsonb,
	primary key (path_id, position),
	unique (path_id, case_id)
);
create index on pathways.steps (case_id);
create table pathways.enrolments (
	user_id uuid not null references accounts.users on delete cascade,
	path_id uuid not null references pathways.paths on delete cascade,
	started_at timestamptz not null default now(),
	deadline date,
	completed_at timestamptz,
	primary key (user_id, path_id)
);
create index on pathways.enrolments (path_id);
-- How a path differs for one member, and why: known already, or wanted once more.
create table pathways.adaptations (
	user_id uuid not null,
	path_id uuid not null,
	case_id int not null references catalogue.cases on delete cascade,
	kind text not null check (kind in ('known', 'missing', 'skipped')),
	because jsonb not null,
	made_at timestamptz not null default now(),
	primary key (user_id, path_id, case_id),
	foreign key (user_id, path_id) references pathways.enrolments on delete cascade
);
create index on pathways.adaptations (case_id);

-- How well a question is remembered, by FSRS: what its reviews come to with the member's parameters. Days are the site's calendar's.
-- Without a row, or without values in it, it has not been reviewed.
create table pathways.cards (
	user_id uuid not null references accounts.users on delete cascade,
	case_id int not null references catalogue.cases on delete cascade,
	question_key text not null,
	due date,
	stability double precision,
	difficulty double precision,
	reps int not null default 0,
	lapses int not null default 0,
	reviewed_at timestamptz,
	is_paused boolean not null default false,
	primary key (user_id, case_id, question_key),
	check (num_nonnulls(due, stability, difficulty, reviewed_at) = case reps when 0 then 0 else 4 end)
);
create index on pathways.cards (case_id);
create table pathways.reviews (
	id uuid primary key default gen_random_uuid(),
	user_id uuid not null references accounts.users on delete cascade,
	case_id int not null references catalogue.cases on delete cascade,
	question_key text not null,
	rating smallint not null check (rating between 1 and 4),
	reviewed_at timestamptz not null,
	-- When the card had been due, to take the review back; null for a first review, and for what was imported.
	due_before date,
	unique (user_id, case_id, question_key, reviewed_at)
);
create index on pathways.reviews (user_id, reviewed_at);
create index on pathways.reviews (case_id);
-- Without a row: the published parameters, no reminders.
create table pathways.memories (
	user_id uuid primary key references accounts.users on delete cascade,
	-- Null for the published ones.
	parameters double precision[],
	-- The last time that the worker tried to fit them, to how many reviews, and what came of it.
	fitted_at timestamptz,
	fitted_reviews int,
	fit_outcome text check (fit_outcome in ('kept', 'notBetter', 'unavailable')),
	target_retention double precision not null default 0.9 check (target_retention between 0.7 and 0.97),
	paused_until date,
	reminds boolean not null default false,
	reminded_on date,
	check (parameters is null or fit_outcome is not null)
);
create index on pathways.memories (user_id) where reminds;

-- A certificate for a whole path beside those for cases.
alter table credentials.awards add path_id uuid, add constraint awards_user_path_key unique (user_id, path_id),
	add shows_freshness boolean not null default false;
create index on credentials.awards (path_id);
alter table credentials.awards add foreign key (path_id) references pathways.paths on delete set null;
`.execute(db);
	await nameQuestions(db);
	await sql`alter table assessment.questions alter column key set not null`.execute(db);
}

interface Question {
	kind: string;
	prompt: string;
	options?: { text: string }[];
	items?: string[];
	pairs?: { left: string; right: string }[];
}

/** Gives the questions that are there the keys that `questionKey` gives them. */
async function nameQuestions(db: Kysely<never>): Promise<void> {
	const { rows } = await sql<{ case_id: number; position: number; body: Question }>`
		select case_id, position, body from assessment.questions`.execute(db);
	const columns = [rows.map((row) => row.case_id), rows.map((row) => row.position), rows.map((row) => keyOf(row.body))];
	await sql`
		update assessment.questions q set key = n.key
		from unnest(${columns[0]}::int[], ${columns[1]}::int[], ${columns[2]}::text[]) as n (case_id, position, key)
		where q.case_id = n.case_id and q.position = n.position`.execute(db);
}

/** As `questionKey` has it at this time. */
export function keyOf({ kind, prompt, options, items, pairs }: Question): string {
	const offered = (): string[][] => {
		if (kind === 'trueFalse') return [['true', 'false']];
		if (options) return [options.map(({ text }) => text)];
		if (items) return [items, items.map((_, place) => String(place + 1))];
		return pairs ? [pairs.map(({ left }) => left), [...new Set(pairs.map(({ right }) => right))]] : [];
	};
	const sorted = offered().map((texts) => texts.toSorted());
	return createHash('sha256')
		.update(JSON.stringify([kind, prompt, ...sorted]))
		.digest('hex')
		.slice(0, 12);
}
