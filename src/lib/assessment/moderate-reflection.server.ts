import { isUuid } from '#lib/accounts/is-uuid.ts';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { type ReflectionProblem, readReason } from './reflection.ts';

export type HideOutcome = { hidden: true } | { hidden: false; problem: ReflectionProblem };

/** Hides a reflection from everybody but its author, who reads why, and settles its reports; throws NotFound. */
export async function hideReflection(
	db: Db,
	viewer: Viewer,
	{ reflectionId, reason }: { reflectionId: string; reason: string },
): Promise<HideOutcome> {
	const editor = mustBeEditor(viewer);
	const read = readReason(reason);
	if ('problem' in read) return { hidden: false, problem: read.problem };
	await change(db, reflectionId, { hidden_at: new Date(), hidden_because: read.reason, hidden_by: editor.id });
	return { hidden: true };
}

/** Shows a reflection again that was hidden; throws NotFound. */
export async function unhideReflection(db: Db, viewer: Viewer, reflectionId: string): Promise<void> {
	mustBeEditor(viewer);
	await change(db, reflectionId, { hidden_at: null, hidden_because: null, hidden_by: null });
}

/** Lets a reflection stand that was reported; its reports are settled. Throws NotFound. */
export async function leaveReflection(db: Db, viewer: Viewer, reflectionId: string): Promise<void> {
	mustBeEditor(viewer);
	await change(db, reflectionId, {});
}

interface Hidden {
	hidden_at: Date | null;
	hidden_because: string | null;
	hidden_by: string | null;
}

async function change(db: Db, reflectionId: string, hidden: Hidden | Record<string, never>): Promise<void> {
	if (!isUuid(reflectionId)) throw noReflection();
	await db.transaction().execute(async (tx) => {
		const found = await tx
			.selectFrom('assessment.reflections')
			.select('case_id')
			.where('id', '=', reflectionId)
			.where('shared_with', '=', 'everybody')
			.forUpdate()
			.executeTakeFirst();
		if (!found) throw noReflection();
		if ('hidden_at' in hidden) {
			await tx.updateTable('assessment.reflections').set(hidden).where('id', '=', reflectionId).execute();
			await pagesChanged(tx, [`case:${found.case_id}`]);
		}
		await tx
			.updateTable('assessment.reflection_reports')
			.set({ settled_at: new Date() })
			.where('reflection_id', '=', reflectionId)
			.where('settled_at', 'is', null)
			.execute();
	});
}

function noReflection(): NotFound {
	return new NotFound('There is no such reflection. Perhaps its author took it back.');
}
