import type { MediaItem } from '#lib/media/media-item.ts';
import type { MediaToSave } from '#lib/media/save-media.server.ts';
import type { StoredFile } from '#lib/media/store-file.server.ts';

/** A file that is in the storage by now, and the web address that it was copied from, if any. */
export type NewFile = StoredFile & { source?: string };

/** The media of a case as they are saved: those that have the key of a new file as `src` are that file. */
export function withStored(media: readonly MediaItem[], files: readonly NewFile[]): MediaToSave[] {
	return media.map((item) => {
		const stored = files.find(({ storageKey }) => storageKey === item.src);
		return stored ? { ...item, src: stored.source ?? item.src, stored } : item;
	});
}
