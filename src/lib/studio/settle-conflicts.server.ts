import { ZodError } from 'zod';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { withoutKnownTimes } from './known-times.ts';
import { conflictKey, mergeDocuments } from './merge-documents.ts';
import type { MergeConflict } from './merge-values.ts';
import { openEditedCase } from './open-edited-case.server.ts';
import { type EditOutcome, saveEditedCase } from './save-edited-case.server.ts';
import { openUnmerged, type UnmergedEdit } from './unmerged.server.ts';
import { openVersion } from './versions.server.ts';

/** What a person chose for one contradiction. */
export type Choice = { use: 'mine' } | { use: 'theirs' } | { use: 'own'; text: string };

/** The contradictions between an edit that waits and what is saved now; `version` is what is saved now. Throws NotFound. */
export async function findConflicts(
	db: Db,
	viewer: Viewer,
	caseId: number,
	unmerged: string,
): Promise<{ conflicts: MergeConflict[]; version: number }> {
	const edit = await openUnmerged(db, viewer, caseId, unmerged);
	const { version } = await openEditedCase(db, viewer, caseId);
	return { conflicts: await conflictsWith(db, edit, version), version };
}

/**
 * Saves an edit that waited, with what its editor chose. What they did not choose, or what others changed since they saw
 * `seen`, comes back as contradictions. Throws NotFound, and Invalid for a text of their own that the case cannot have.
 */
export async function settleConflicts(
	db: Db,
	viewer: Viewer,
	{ caseId, unmerged, seen, choices }: { caseId: number; unmerged: string; seen: number; choices: ReadonlyMap<string, Choice> },
): Promise<EditOutcome> {
	const edit = await openUnmerged(db, viewer, caseId, unmerged);
	const conflicts = await conflictsWith(db, edit, seen);
	const settled = conflicts.flatMap((conflict) => {
		const key = conflictKey(conflict.path);
		const choice = choices.get(key);
		return choice ? [[key, { value: chosenValue(conflict, choice), theirs: conflict.theirs }] as const] : [];
	});
	const { base, session, document } = edit;
	const change = () => document;
	try {
		return await saveEditedCase(db, viewer, { caseId, base, session, change, unmerged, settled: new Map(settled) });
	} catch (error) {
		if (!(error instanceof ZodError)) throw error;
		throw new Invalid('What you wrote cannot stand there. Write something else, or choose one of the two.', 'own');
	}
}

async function conflictsWith(db: Db, { caseId, base, document }: UnmergedEdit, version: number): Promise<MergeConflict[]> {
	const theirs = await openVersion(db, caseId, version);
	if (!theirs) return [];
	const before = await openVersion(db, caseId, base);
	return mergeDocuments(before && withoutKnownTimes(before.document), document, theirs.document).conflicts;
}

/** Words of one's own keep the times of the turn that they stand in. */
function chosenValue({ path, mine, theirs }: MergeConflict, choice: Choice): unknown {
	if (choice.use === 'mine') return mine;
	if (choice.use === 'theirs') return theirs;
	const text = choice.text.trim();
	if (text === '') return undefined;
	if (path.at(-1) !== 'said') return text;
	const { startMs, endMs } = (theirs ?? mine ?? {}) as { startMs?: number; endMs?: number };
	return { text, ...(startMs !== undefined && { startMs }), ...(endMs !== undefined && { endMs }) };
}
