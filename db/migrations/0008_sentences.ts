import { type Kysely, sql } from 'kysely';

/**
 * The seconds of sentences and words. A sentence of a turn is the next so many characters of its text, which so stands in
 * one place only: `[length, start_ms, end_ms, source, confidence]`, with null for what is not known.
 */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
alter table transcript.turns add sentences jsonb check (jsonb_typeof(sentences) = 'array');
create index on transcript.turns (case_id) where start_ms is null;

-- The start and the end of every word of a turn, -1 where it is not known; apart from the turns, which every page reads.
create table transcript.word_times (
	case_id int not null,
	position int not null,
	times int[] not null check (cardinality(times) % 2 = 0),
	primary key (case_id, position),
	foreign key (case_id, position) references transcript.turns on delete cascade
);

-- How far the timing of a text by its sound is, and what came of it: the stretches of the sound that the text lacks.
create table transcript.alignments (
	case_id int primary key references transcript.transcripts on delete cascade,
	recording_sha256 text not null check (recording_sha256 ~ '^[0-9a-f]{64}$'),
	state text not null check (state in ('working', 'ready', 'refused', 'failed')),
	percent smallint not null default 0 check (percent between 0 and 100),
	problem text check (problem <> ''),
	sound_only jsonb not null default '[]' check (jsonb_typeof(sound_only) = 'array'),
	updated_at timestamptz not null default now(),
	check ((problem is not null) = (state in ('refused', 'failed')))
);

-- The recording in which a case's text is heard: the sound, or else the video.
create view media.recordings as
	select c.id as case_id, r.sha256, r.storage_key
	from catalogue.cases c cross join lateral (
		select f.sha256, f.storage_key from media.files f
		where f.case_id = c.id and f.kind in ('audio', 'video') and f.storage_key is not null
		order by f.kind, f.position limit 1
	) r;
`.execute(db);
}
