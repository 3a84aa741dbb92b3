import { type Kysely, sql } from 'kysely';

/** Cases and everything that they are filed under. Names of cases, people and things are unique by their slug. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create schema catalogue;

create domain catalogue.slug as text check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(value) <= 120);
create domain catalogue.phrase as text check (value ~ '[^ \\t\\r\\n]' and length(value) <= 100000);
-- What is unique has to fit an index page.
create domain catalogue.name as text check (value ~ '[^ \\t\\r\\n]' and octet_length(value) <= 2000);
create domain catalogue.web_address as text check (value ~* '^https?://.');

create table catalogue.themes (
	id int generated always as identity primary key,
	slug catalogue.slug not null unique,
	name_nb catalogue.name not null, name_nn catalogue.name not null, name_en catalogue.name not null,
	hue smallint not null check (hue between 0 and 359),
	position int not null
);
create table catalogue.perspectives (
	id int generated always as identity primary key,
	slug catalogue.slug not null unique,
	name_nb catalogue.name not null, name_nn catalogue.name not null, name_en catalogue.name not null,
	position int not null
);
create table catalogue.organisations (
	id int generated always as identity primary key,
	slug catalogue.slug not null unique,
	name catalogue.name not null unique
);
create table catalogue.places (
	id int generated always as identity primary key,
	slug catalogue.slug not null unique,
	name catalogue.name not null unique
);
create table catalogue.people (
	id int generated always as identity primary key,
	slug catalogue.slug not null unique,
	name catalogue.name not null unique
);
create table catalogue.series (
	id int generated always as identity primary key,
	slug catalogue.slug not null unique,
	name catalogue.name not null unique
);

create table catalogue.cases (
	id int generated always as identity primary key,
	slug catalogue.slug not null unique,
	number text unique check (number ~ '^(#|C)[0-9]{4,6}$'),
	guid catalogue.name not null unique,
	title catalogue.phrase not null,
	ingress catalogue.phrase,
	notes_html text,
	language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
	status text not null check (status in ('draft', 'published')),
	published_at timestamptz,
	recorded_on date,
	duration_ms int check (duration_ms > 0),
	place_id int references catalogue.places,
	series_id int references catalogue.series,
	season int check (season > 0),
	episode int check (episode > 0),
	reflection_question catalogue.phrase,
	license text,
	explicit boolean not null default false,
	source_url catalogue.web_address,
	forms text[] not null default '{}' check (forms <@ array['listen', 'watch', 'read']),
	version int not null default 1,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	check (status <> 'published' or published_at is not null),
	words tsvector generated always as (
		setweight(to_tsvector(case when language like 'en%' then 'english'::regconfig else 'norwegian'::regconfig end, title), 'A') ||
		setweight(to_tsvector(case when language like 'en%' then 'english'::regconfig else 'norwegian'::regconfig end, coalesce(ingress, '')), 'B')
	) stored
);
create index on catalogue.cases (published_at desc, id desc) where status = 'published';
create index on catalogue.cases (series_id, id);
create index on catalogue.cases (place_id, id);
create index on catalogue.cases (md5(title));
create index on catalogue.cases using gin (words);

create table catalogue.case_people (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	person_id int not null references catalogue.people,
	role text not null check (role in ('guest', 'host')),
	title catalogue.phrase,
	organisation_id int references catalogue.organisations,
	url catalogue.web_address,
	image_url catalogue.web_address,
	primary key (case_id, position),
	unique (case_id, person_id, role)
);
create index on catalogue.case_people (person_id, case_id);
create index on catalogue.case_people (organisation_id, case_id);

create table catalogue.case_organisations (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	organisation_id int not null references catalogue.organisations,
	primary key (case_id, organisation_id),
	unique (case_id, position)
);
create index on catalogue.case_organisations (organisation_id, case_id);
create table catalogue.case_themes (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	theme_id int not null references catalogue.themes,
	primary key (case_id, theme_id),
	unique (case_id, position)
);
create index on catalogue.case_themes (theme_id, case_id);
create table catalogue.case_perspectives (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	perspective_id int not null references catalogue.perspectives,
	primary key (case_id, perspective_id),
	unique (case_id, position)
);
create index on catalogue.case_perspectives (perspective_id, case_id);
create table catalogue.case_goals (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	goal smallint not null check (goal between 1 and 17),
	primary key (case_id, goal),
	unique (case_id, position)
);
create index on catalogue.case_goals (goal, case_id);

create table catalogue.quotes (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	text catalogue.phrase not null,
	speaker catalogue.phrase,
	primary key (case_id, position)
);
create table catalogue.outcomes (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	text catalogue.phrase not null,
	primary key (case_id, position)
);
create table catalogue.literature (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	kind text not null check (kind in ('literature', 'more')),
	text catalogue.phrase not null,
	url catalogue.web_address,
	primary key (case_id, position)
);
create table catalogue.links (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	label catalogue.phrase not null,
	url catalogue.web_address,
	primary key (case_id, position)
);
create table catalogue.hashtags (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	tag text not null check (tag <> ''),
	primary key (case_id, position)
);

create table catalogue.questions (
	id int generated always as identity primary key,
	slug catalogue.slug not null unique,
	text catalogue.name not null unique
);
create table catalogue.answers (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	question_id int not null references catalogue.questions,
	theme_slot catalogue.phrase,
	person_id int references catalogue.people,
	answer catalogue.phrase not null,
	primary key (case_id, position)
);
create index on catalogue.answers (question_id, case_id);
create index on catalogue.answers (person_id);

create table catalogue.related_cases (
	case_id int not null references catalogue.cases on delete cascade,
	position int not null,
	number text, title text, theme text, guest text, guest_title text, organisation text,
	primary key (case_id, position)
);

-- Addresses that lead to where the thing moved; a term's former name is found by it when it comes in again.
create table catalogue.former_slugs (
	kind text not null check (kind in ('case', 'person', 'organisation', 'place', 'series', 'theme', 'perspective')),
	slug catalogue.slug not null,
	name catalogue.name,
	case_id int references catalogue.cases on delete cascade,
	person_id int references catalogue.people on delete cascade,
	organisation_id int references catalogue.organisations on delete cascade,
	place_id int references catalogue.places on delete cascade,
	series_id int references catalogue.series on delete cascade,
	theme_id int references catalogue.themes on delete cascade,
	perspective_id int references catalogue.perspectives on delete cascade,
	primary key (kind, slug),
	check (num_nonnulls(case_id, person_id, organisation_id, place_id, series_id, theme_id, perspective_id) = 1),
	check (case kind
		when 'case' then case_id when 'person' then person_id when 'organisation' then organisation_id
		when 'place' then place_id when 'series' then series_id when 'theme' then theme_id
		when 'perspective' then perspective_id end is not null)
);
create index on catalogue.former_slugs (case_id) where case_id is not null;

-- Everything that cases are filed under, by one shape; names in the interface languages.
create view catalogue.terms as
	select 'theme' as kind, id, slug, name_nb, name_nn, name_en, hue, position from catalogue.themes
	union all select 'perspective', id, slug, name_nb, name_nn, name_en, null, position from catalogue.perspectives
	union all select 'person', id, slug, name, name, name, null, null from catalogue.people
	union all select 'organisation', id, slug, name, name, name, null, null from catalogue.organisations
	union all select 'place', id, slug, name, name, name, null, null from catalogue.places
	union all select 'series', id, slug, name, name, name, null, null from catalogue.series;

-- Which case is filed under which term, gathered from the tables above whenever a case is written, so that lists
-- and counts need one index; a goal's id is its number. published_at is empty for a draft.
create table catalogue.filings (
	kind text not null check (kind in ('theme', 'perspective', 'person', 'organisation', 'place', 'series', 'goal')),
	term_id int not null,
	case_id int not null references catalogue.cases on delete cascade,
	published_at timestamptz,
	primary key (kind, term_id, case_id) include (published_at)
);
create index on catalogue.filings (case_id);
`.execute(db);
}
