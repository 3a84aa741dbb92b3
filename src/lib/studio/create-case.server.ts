import { randomUUID } from 'node:crypto';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { caseContent } from '#lib/catalogue/case-content.ts';
import type { Db } from '#lib/platform/db.ts';
import { saveCaseParts } from './save-case-document.server.ts';

export type CreateOutcome = { created: true; id: number } | { created: false; problems: ('title' | 'language')[] };

/** Makes a draft of little more than a title. Throws NotFound for whoever is no editor. */
export async function createCase(db: Db, viewer: Viewer, given: { title: string; language: string }): Promise<CreateOutcome> {
	mustBeEditor(viewer);
	const wanted = caseContent.safeParse({ ...given, guid: `urn:uuid:${randomUUID()}`, status: 'draft' });
	if (!wanted.success) {
		const fields = new Set(wanted.error.issues.map(({ path: [field] }) => field));
		return { created: false, problems: (['title', 'language'] as const).filter((field) => fields.has(field)) };
	}
	const { id } = await db.transaction().execute((tx) => saveCaseParts(tx, { case: wanted.data, media: [] }, []));
	return { created: true, id };
}
