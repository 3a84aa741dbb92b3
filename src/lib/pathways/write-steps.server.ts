import { sql } from 'kysely';
import { likeViewer, type Viewer } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { mostSteps, type Step } from './path.ts';
import { byStage, numbered } from './stages.ts';

/** Writes the steps of a path anew, in their order; what the viewer may not see is left out. Throws Invalid for too many. */
export async function writeSteps(tx: Db, viewer: Viewer, pathId: string, steps: readonly Step[]): Promise<void> {
	if (steps.length > mostSteps) throw new Invalid(`A path has at most ${mostSteps} steps. Take one out first.`, 'case');
	const ids = steps.map(({ caseId }) => caseId);
	const { rows } = await sql<{ id: number }>`
		select c.id from catalogue.cases c where c.id = any(${ids}::int[]) and ${visible(likeViewer(viewer))}`.execute(tx);
	const there = new Set(rows.map(({ id }) => id));
	await tx.deleteFrom('pathways.steps').where('path_id', '=', pathId).execute();
	const kept = numbered(byStage(steps.filter(({ caseId }) => there.has(caseId))));
	if (kept.length === 0) return;
	const values = kept.map(({ caseId, stage, because }, position) => {
		return { path_id: pathId, position, stage, case_id: caseId, because: because && JSON.stringify(because) };
	});
	await tx.insertInto('pathways.steps').values(values).execute();
}
