import { isDeepStrictEqual } from 'node:util';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { storable } from '#lib/platform/storable-text.ts';
import type { MediaItem } from './media-item.ts';
import { openMedia, type StoredMedia } from './open-media.server.ts';
import { queueRenditions } from './queue-renditions.server.ts';
import type { StoredFile } from './store-file.server.ts';

/** A media item, with where its file went when it was stored. */
export type MediaToSave = MediaItem & { stored?: StoredFile };

/**
 * Replaces a case's media; tells whether anything changed. An item whose `src` is the key of a file that the case
 * has already stays linked to it.
 */
export async function saveMedia(tx: Db, caseId: number, items: readonly MediaToSave[]): Promise<boolean> {
	const present = await openMedia(tx, caseId);
	const wanted = storable(items).map((item, position) => wantedMedia(item, [present[position], ...present]));
	if (isDeepStrictEqual(present.map(withoutId), wanted)) return false;
	await tx.deleteFrom('media.files').where('case_id', '=', caseId).execute();
	const rows = wanted.map(({ storageKey, mimeType, durationMs, ...same }, position) => {
		return { ...same, case_id: caseId, position, storage_key: storageKey, mime_type: mimeType, duration_ms: durationMs };
	});
	if (rows.length > 0) await tx.insertInto('media.files').values(rows).execute();
	await queueRenditions(tx, caseId);
	return true;
}

type Wanted = Omit<StoredMedia, 'id'>;

/** `present` are the case's files, the likeliest first: one file may stand in two places. */
function wantedMedia(item: MediaToSave, present: readonly (StoredMedia | undefined)[]): Wanted {
	const { kind, mimeType, durationMs = null, alt = null, stored, src } = item;
	const own = present.find((file) => file?.storageKey === src);
	if (!stored && !own && !/^https?:\/\/./i.test(src)) {
		throw new Invalid(`The ${kind} “${src}” is neither stored nor a web address. Give the address, or import the file.`, 'media');
	}
	return {
		kind,
		storageKey: stored?.storageKey ?? own?.storageKey ?? null,
		source: own && !stored ? own.source : src,
		mimeType: stored?.mimeType ?? mimeType,
		bytes: stored?.bytes ?? own?.bytes ?? item.bytes ?? null,
		sha256: stored?.sha256 ?? own?.sha256 ?? null,
		durationMs,
		alt,
	};
}

function withoutId({ id, ...file }: StoredMedia): Wanted {
	return file;
}
