import { mustBeOperator, type Viewer } from '#lib/accounts/viewer.ts';
import { openQuiz } from '#lib/assessment/open-quiz.server.ts';
import { openCaseContent } from '#lib/catalogue/open-case-content.server.ts';
import type { MediaItem } from '#lib/media/media-item.ts';
import { openMedia, type StoredMedia } from '#lib/media/open-media.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { openTranscript } from '#lib/transcript/open-transcript.server.ts';
import type { CaseDocument } from './case-document.ts';

/** A whole case as it travels; media in the storage have their key as `src`. Throws NotAllowed, NotFound. */
export async function openCaseDocument(db: Db, viewer: Viewer, id: number): Promise<CaseDocument> {
	mustBeOperator(viewer);
	return readCaseDocument(db, id);
}

/** As `openCaseDocument`, for whoever has asked who the viewer is. */
export async function readCaseDocument(db: Db, id: number): Promise<CaseDocument> {
	const transcript = await openTranscript(db, id);
	const quiz = await openQuiz(db, id);
	return {
		case: await openCaseContent(db, id),
		media: (await openMedia(db, id)).map(mediaItem),
		...(transcript && { transcript }),
		...(quiz && { quiz }),
	};
}

function mediaItem({ kind, storageKey, source, mimeType, bytes, durationMs, alt }: StoredMedia): MediaItem {
	return {
		kind,
		src: storageKey ?? source,
		mimeType,
		...(bytes !== null && { bytes }),
		...(durationMs !== null && { durationMs }),
		...(alt !== null && { alt }),
	};
}
