import { randomUUID } from 'node:crypto';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { type EditOutcome, saveEditedCase } from './save-edited-case.server.ts';
import { openVersion } from './versions.server.ts';

/**
 * Makes a former version the newest one. Files stay as they are, for those of then may be gone, and so does whether readers
 * see the case. Throws NotFound.
 */
export async function restoreVersion(
	db: Db,
	viewer: Viewer,
	{ caseId, number, base }: { caseId: number; number: number; base: number },
): Promise<EditOutcome> {
	mustBeEditor(viewer);
	const former = await openVersion(db, caseId, number);
	if (!former) throw new NotFound('This version is not kept any more.');
	const { transcript, quiz, case: content } = former.document;
	return saveEditedCase(db, viewer, {
		...{ caseId, base, session: randomUUID() },
		change: ({ media, case: { status, publishedAt } }) => ({
			case: { ...content, status, ...(publishedAt && { publishedAt }) },
			...{ media, ...(transcript && { transcript }), ...(quiz && { quiz }) },
		}),
	});
}
