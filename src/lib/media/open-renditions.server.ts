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

/** What was made of each of these recordings (`StoredMedia.sha256`), for a viewer who may see their case. */
export async function openRenditions(db: Db, sha256s: readonly (string | null)[]): Promise<Map<string, Rendition[]>> {
	const wanted = sha256s.filter((sha256) => sha256 !== null);
	const found = new Map<string, Rendition[]>();
	if (wanted.length === 0) return found;
	const rows = await db
		.selectFrom('media.renditions')
		.select(['source_sha256', 'kind', 'storage_key as storageKey', 'mime_type as mimeType', 'bytes', 'duration_ms as durationMs'])
		.where('source_sha256', 'in', wanted)
		.orderBy('kind')
		.execute();
	for (const { source_sha256, kind, ...rest } of rows) {
		found.set(source_sha256, [...(found.get(source_sha256) ?? []), { kind: kind as RenditionKind, ...rest }]);
	}
	return found;
}
