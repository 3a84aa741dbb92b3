import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/** Makes `count` published cases with a linked sound file each: `many-1` of 2001-01-01, `many-2` a minute later … */
export async function makeManyCases(db: Db, count: number): Promise<void> {
	await sql`
		with made as (
			insert into catalogue.cases (slug, guid, title, language, status, published_at)
			select 'many-' || i, 'many ' || i, 'Sak ' || i, 'nb', 'published', timestamptz '2001-01-01' + i * interval '1 minute'
			from generate_series(1, ${count}::int) i returning id)
		insert into media.files (case_id, position, kind, source, mime_type)
		select id, 0, 'audio', 'https://sound.example/' || id || '.mp3', 'audio/mpeg' from made`.execute(db);
}
