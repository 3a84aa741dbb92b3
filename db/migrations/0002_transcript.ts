import { type Kysely, sql } from 'kysely';

/** What was said in a case, one row a turn; times are milliseconds from the start of the recording. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create schema transcript;
create table transcript.transcripts (
	case_id int primary key references catalogue.cases on delete cascade,
	language text not null check (length(language) between 2 and 100),
	unique (case_id, language)
);
create table transcript.turns (
	case_id int not null,
	position int not null,
	kind text not null check (kind in ('speech', 'intro', 'outro')),
	language text not null,
	speaker text check (speaker <> ''),
	text text not null check (text <> ''),
	start_ms bigint check (start_ms >= 0),
	end_ms bigint check (end_ms >= 0),
	-- The search index takes a megabyte of different words at most.
	words tsvector generated always as (
		to_tsvector(case when language like 'en%' then 'english'::regconfig else 'norwegian'::regconfig end, left(text, 250000))
	) stored,
	primary key (case_id, position),
	foreign key (case_id, language) references transcript.transcripts (case_id, language) on update cascade on delete cascade,
	check (end_ms >= start_ms)
);
create index on transcript.turns using gin (words);
`.execute(db);
}
