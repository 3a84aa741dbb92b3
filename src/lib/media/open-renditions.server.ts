import { type RawBuilder, sql } from 'kysely';
import type { OfCase } from '#lib/catalogue/open-case.server.ts';
import type { Db } from '#lib/platform/db.ts';
import type { RenditionKind } from './rendition-plan.ts';

/** A file that was made of a recording, complete and ours to serve. */
export interface Rendition {
	kind: RenditionKind;
	storageKey: string;
	mimeType: string;
	bytes: number;
	durationMs: number | null;
}

/** What is known of one recording of a case beside its file. */
export interface MadeOf {
	renditions: Rendition[];
	/** The chapters inside the file itself. */
	chapters: { startMs: number; title: string }[];
}

/** What was made of each recording of a case that is being opened, by its `sha256`. */
export const renditionsOfCase: OfCase<Record<string, MadeOf>> = {
	json: renditionsJson,
	read: (made: Record<string, MadeOf>) => made,
};

/** What was made of each recording of a case that the caller has opened, by its `sha256`. */
export async function openRenditions(db: Db, caseId: number): Promise<Record<string, MadeOf>> {
	const { rows } = await sql<{ made: Record<string, MadeOf> }>`select ${renditionsJson(sql`${caseId}::int`)} as made`.execute(db);
	return rows[0]?.made ?? {};
}

function renditionsJson(caseId: RawBuilder<number>): RawBuilder<Record<string, MadeOf>> {
	return sql`(
		select coalesce(json_object_agg(s.sha256, json_build_object('chapters', s.chapters, 'renditions', (
			select coalesce(json_agg(json_build_object(
				'kind', kind, 'storageKey', storage_key, 'mimeType', mime_type, 'bytes', bytes, 'durationMs', duration_ms
			) order by kind), '[]')
			from media.renditions where source_sha256 = s.sha256
		))), '{}')
		from media.sources s where s.sha256 in (select sha256 from media.files where case_id = ${caseId})
	)`;
}
