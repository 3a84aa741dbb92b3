import { findStoredCase } from '#lib/catalogue/find-stored-case.server.ts';
import { normaliseContent } from '#lib/catalogue/normalise-content.ts';
import { openMedia } from '#lib/media/open-media.server.ts';
import { removeUnusedFiles } from '#lib/media/remove-unused-files.server.ts';
import type { CaseDocument } from '../case-document.ts';
import { openCaseDocument } from '../open-case-document.server.ts';
import { type SaveOptions, saveCaseDocument } from '../save-case-document.server.ts';
import type { Studio } from '../studio.ts';
import type { ImportEvent } from './import-event.ts';
import { keepMachineText, keepUnsaid } from './keep-unsaid.ts';

export interface ImportOptions extends SaveOptions {
	/** The source is no whole case (a page has no sound, a feed no questionnaire): what it says nothing of stays. */
	keepUnsaid?: boolean;
}

/** Saves one case and says what became of it; files that no case uses any more, or never came to use, are removed. */
export async function saveImported(studio: Studio, source: string, document: CaseDocument, options: ImportOptions = {}) {
	const { db, storage, viewer } = studio;
	const stored = await findStoredCase(db, normaliseContent(document.case));
	const keys = stored ? (await openMedia(db, stored.id)).flatMap(({ storageKey }) => storageKey ?? []) : [];
	const storeMedia: SaveOptions['storeMedia'] = async (item) => {
		const file = await options.storeMedia?.(item);
		if (file) keys.push(file.storageKey);
		return file;
	};
	const before = stored && (await openCaseDocument(db, viewer, stored.id));
	const whole = before ? (options.keepUnsaid ? keepUnsaid : keepMachineText)(document, before) : document;
	try {
		const { id, slug, outcome } = await saveCaseDocument(db, viewer, whole, { storeMedia });
		const event: ImportEvent = { type: 'case', source, outcome, slug, title: whole.case.title };
		return { id, event };
	} finally {
		await removeUnusedFiles(db, storage, keys);
	}
}
