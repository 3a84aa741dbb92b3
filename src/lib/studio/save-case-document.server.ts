import { mustBeOperator, type Viewer } from '#lib/accounts/viewer.ts';
import { saveQuiz } from '#lib/assessment/save-quiz.server.ts';
import type { Form } from '#lib/catalogue/case-views.ts';
import { type SavedCase, saveCase } from '#lib/catalogue/save-case.server.ts';
import { touchCase } from '#lib/catalogue/touch-case.server.ts';
import type { MediaItem } from '#lib/media/media-item.ts';
import { type MediaToSave, saveMedia } from '#lib/media/save-media.server.ts';
import type { StoredFile } from '#lib/media/store-file.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { queueAlignments } from '#lib/transcript/queue-alignments.server.ts';
import { queueTranscriptions } from '#lib/transcript/queue-transcriptions.server.ts';
import { saveTranscript } from '#lib/transcript/save-transcript.server.ts';
import type { CaseDocument } from './case-document.ts';
import { explainRefusal } from './explain-refusal.ts';

export interface SaveOptions {
	/** Stores the file of a media item; undefined leaves a web address linked. Called before the transaction. */
	storeMedia?: (item: MediaItem) => Promise<StoredFile | undefined>;
}

/** Stores a whole case, all or nothing; the same again is `unchanged`. Throws NotAllowed, Invalid, Conflict. */
export async function saveCaseDocument(
	db: Db,
	viewer: Viewer,
	document: CaseDocument,
	options: SaveOptions = {},
): Promise<SavedCase> {
	mustBeOperator(viewer);
	const media = await storeAll(document.media, options);
	try {
		return await db.transaction().execute((tx) => saveCaseParts(tx, document, media));
	} catch (error) {
		throw explainRefusal(error, document.case);
	}
}

/** As `saveCaseDocument`, in the caller's transaction; the media are stored. */
export async function saveCaseParts(tx: Db, document: CaseDocument, media: MediaToSave[]): Promise<SavedCase> {
	const saved = await saveCase(tx, document.case, { forms: formsOf(document) });
	const changes = [
		await saveTranscript(tx, saved.id, document.transcript),
		await saveMedia(tx, saved.id, media),
		await saveQuiz(tx, saved.id, document.quiz),
	];
	if (saved.outcome === 'unchanged' && !changes.includes(true)) return saved;
	if (saved.outcome === 'unchanged') await touchCase(tx, saved.id);
	await queueAlignments(tx, saved.id);
	await queueTranscriptions(tx, saved.id);
	await enqueue(tx, 'render_card', { caseId: saved.id }, { key: `card:${saved.id}` });
	return { ...saved, outcome: saved.outcome === 'created' ? 'created' : 'changed' };
}

async function storeAll(items: readonly MediaItem[], { storeMedia }: SaveOptions): Promise<MediaToSave[]> {
	const media: MediaToSave[] = [];
	for (const item of items) media.push({ ...item, stored: await storeMedia?.(item) });
	return media;
}

function formsOf({ media, transcript }: CaseDocument): Form[] {
	const has = (kind: MediaItem['kind']) => media.some((item) => item.kind === kind);
	const forms: [Form, boolean][] = [
		['listen', has('audio')],
		['watch', has('video')],
		['read', transcript !== undefined],
	];
	return forms.filter(([, there]) => there).map(([form]) => form);
}
