import type { Db } from '#lib/platform/db.ts';
import { paths } from '#lib/platform/paths.ts';
import { type Playable, playableIn } from './forms.ts';
import { openMedia } from './open-media.server.ts';
import { openRenditions } from './open-renditions.server.ts';

/** The sound of a case that the caller has opened, ready to be played; undefined when it has none. */
export async function findPlayable(db: Db, caseId: number): Promise<Playable | undefined> {
	return playableIn('listen', await openMedia(db, caseId), await openRenditions(db, caseId), paths.media);
}
