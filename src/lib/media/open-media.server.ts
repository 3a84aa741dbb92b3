import { type RawBuilder, sql } from 'kysely';
import type { OfCase } from '#lib/catalogue/open-case.server.ts';
import type { Db } from '#lib/platform/db.ts';
import type { MediaItem } from './media-item.ts';

/** One file of a case: ours to serve (`storageKey`), or linked from where it is (`source`). */
export interface StoredMedia {
	id: number;
	kind: MediaItem['kind'];
	storageKey: string | null;
	/** Where it came from: a web address, or the file's path in an import. */
	source: string;
	mimeType: string;
	bytes: number | null;
	sha256: string | null;
	durationMs: number | null;
	alt: string | null;
}

/** The files of a case that the caller has opened, in the editors' order. */
export async function openMedia(db: Db, caseId: number): Promise<StoredMedia[]> {
	const { rows } = await sql<{ media: StoredMedia[] }>`select ${mediaJson(sql`${caseId}::int`)} as media`.execute(db);
	return rows[0]?.media ?? [];
}

/** The files of a case that is being opened. */
export const mediaOfCase: OfCase<StoredMedia[]> = { json: mediaJson, read: (media: StoredMedia[]) => media };

function mediaJson(caseId: RawBuilder<number>): RawBuilder<StoredMedia[]> {
	return sql`(
		select coalesce(json_agg(json_build_object(
			'id', id, 'kind', kind, 'storageKey', storage_key, 'source', source, 'mimeType', mime_type, 'bytes', bytes,
			'sha256', sha256, 'durationMs', duration_ms, 'alt', alt
		) order by position), '[]')
		from media.files where case_id = ${caseId}
	)`;
}
