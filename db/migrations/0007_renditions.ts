import { type Kysely, sql } from 'kysely';

/**
 * What stored recordings are, and the files made of them. Both belong to a content (its hash), not to a row of
 * media.files: an edited case keeps what was made, and two cases with the same sound share it.
 */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
create table media.sources (
	sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
	state text not null default 'waiting' check (state in ('waiting', 'working', 'ready', 'refused', 'failed')),
	percent smallint not null default 0 check (percent between 0 and 100),
	problem text check (problem <> ''),
	mime_type text,
	duration_ms int check (duration_ms > 0),
	loudness_lufs real,
	width int check (width > 0),
	height int check (height > 0),
	chapters jsonb not null default '[]' check (jsonb_typeof(chapters) = 'array'),
	updated_at timestamptz not null default now(),
	check ((problem is not null) = (state in ('refused', 'failed'))),
	check (state <> 'ready' or percent = 100)
);

-- A row appears when its file is complete in the storage; what is not here is not served.
create table media.renditions (
	source_sha256 text not null references media.sources on delete cascade,
	kind text not null check (kind in ('opus', 'mp3', 'mp4', 'poster', 'peaks')),
	storage_key text not null unique check (storage_key ~ '^[a-z0-9]+(/[a-z0-9][a-z0-9.-]*)+$'),
	mime_type text not null,
	bytes bigint not null check (bytes > 0),
	sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
	duration_ms int check (duration_ms > 0),
	made_at timestamptz not null default now(),
	primary key (source_sha256, kind),
	check ((duration_ms is not null) = (kind in ('opus', 'mp3', 'mp4')))
);

-- Quotes cut out of a recording: the sound alone, or a video that shows the words.
create table media.clips (
	source_sha256 text not null references media.sources on delete cascade,
	kind text not null check (kind in ('sound', 'card')),
	start_ms int not null check (start_ms >= 0),
	end_ms int not null,
	storage_key text not null unique check (storage_key ~ '^[a-z0-9]+(/[a-z0-9][a-z0-9.-]*)+$'),
	mime_type text not null,
	bytes bigint not null check (bytes > 0),
	sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
	made_at timestamptz not null default now(),
	primary key (source_sha256, start_ms, end_ms, kind),
	check (end_ms - start_ms between 500 and 120000)
);

-- Everything that the site may hand out, each with the content that it comes from.
create view media.servable as
	select storage_key, mime_type, bytes, sha256, sha256 as source_sha256 from media.files where storage_key is not null
	union all select storage_key, mime_type, bytes, sha256, source_sha256 from media.renditions
	union all select storage_key, mime_type, bytes, sha256, source_sha256 from media.clips;

create index on media.files (sha256);
`.execute(db);
}
