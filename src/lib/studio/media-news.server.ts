import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { readSourceStates, type SourceState } from '#lib/media/find-source.server.ts';
import { openMedia } from '#lib/media/open-media.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { openTiming, type TimingNews } from './open-transcript-editor.server.ts';
import type { Upload } from './upload.ts';
import { listUploads } from './uploads.server.ts';

/** How far everything is that was begun for a case's files. */
export interface MediaNews {
	/** The viewer's own. */
	uploads: Upload[];
	/** The work on each stored recording, by the storage key. */
	work: Record<string, Pick<SourceState, 'state' | 'percent'>>;
	/** The timing of the text, and the newest version of the case. */
	timing: TimingNews;
}

/** Reads how far uploads, the work on recordings and the timing of a case are. Throws NotFound for whoever is no editor. */
export async function openMediaNews(db: Db, viewer: Viewer, caseId: number): Promise<MediaNews> {
	mustBeEditor(viewer);
	const media = await openMedia(db, caseId);
	const recordings = media.flatMap(({ kind, storageKey, sha256 }) =>
		storageKey && sha256 && (kind === 'audio' || kind === 'video') ? [{ storageKey, sha256 }] : [],
	);
	const states = await readSourceStates(
		db,
		recordings.map(({ sha256 }) => sha256),
	);
	const work = recordings.map(({ storageKey, sha256 }) => {
		const { state = 'waiting', percent = 0 } = states.get(sha256) ?? {};
		return [storageKey, { state, percent }] as const;
	});
	return {
		uploads: await listUploads(db, viewer, caseId),
		work: Object.fromEntries(work),
		timing: await openTiming(db, viewer, caseId),
	};
}
