import type { StoredMedia } from './open-media.server.ts';

/** The files of a case that a viewer may have; `isWithheld` where there is sound or video for members besides. */
export function filesFor(media: readonly StoredMedia[], mayHear: boolean): { media: StoredMedia[]; isWithheld: boolean } {
	const allowed = media.filter(({ kind }) => mayHear || (kind !== 'audio' && kind !== 'video'));
	return { media: allowed, isWithheld: allowed.length < media.length };
}
