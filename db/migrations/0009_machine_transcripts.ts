import { type Kysely, sql } from 'kysely';

/** Texts that a program wrote down from the sound. */
export async function up(db: Kysely<never>): Promise<void> {
	await sql`
alter table transcript.transcripts add machine_made boolean not null default false;

-- The recording of a case that was listened to last, so that it is not listened to again; \`problem\` says why it gave no text.
create table transcript.recognitions (
	case_id int primary key references catalogue.cases on delete cascade,
	recording_sha256 text not null check (recording_sha256 ~ '^[0-9a-f]{64}$'),
	problem text check (problem <> ''),
	updated_at timestamptz not null default now()
);
`.execute(db);
}
