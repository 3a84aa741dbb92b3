import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, NotFound } from '#lib/platform/errors.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { longestText, type Step } from './path.ts';
import { type PathInput, type PathProblems, readPathForm } from './path-form.ts';
import { mayChange } from './path-scope.ts';
import { moveStage, removeStep, setAlone, setBeside } from './stages.ts';
import { writeSteps } from './write-steps.server.ts';

/** Says of a path what its form says, or what must be put right. Throws NotFound for another's path. */
export function saveDetails(
	db: Db,
	viewer: Viewer,
	slug: string,
	input: PathInput,
): Promise<{ problems: PathProblems } | undefined> {
	return change(db, viewer, slug, async (tx, { id, isOfSite }) => {
		const read = readPathForm(input, isOfSite);
		if ('problems' in read) return { problems: read.problems };
		const { title, lead, audience } = read.path;
		const values = { title, lead, shown_to: audience, updated_at: new Date() };
		await tx.updateTable('pathways.paths').set(values).where('id', '=', id).execute();
		return undefined;
	});
}

/** Puts a case at the end of a path; throws Conflict when it is there already. */
export function addStep(db: Db, viewer: Viewer, slug: string, caseId: number): Promise<void> {
	return changeSteps(db, viewer, slug, (steps) => {
		if (steps.some((step) => step.caseId === caseId)) throw new Conflict('This case is in the path already.', 'case');
		const stage = Math.max(-1, ...steps.map((step) => step.stage)) + 1;
		return [...steps, { caseId, stage, because: null }];
	});
}

/** What can be done to the place of a step. */
export const stepMoves = {
	up: (steps: Step[], caseId: number) => moveStage(steps, caseId, -1),
	down: (steps: Step[], caseId: number) => moveStage(steps, caseId, 1),
	beside: setBeside<Step>,
	alone: setAlone<Step>,
	remove: removeStep<Step>,
} as const;
export type StepMove = keyof typeof stepMoves;

/** Changes the place of a step, or takes it out. */
export function moveStep(db: Db, viewer: Viewer, slug: string, caseId: number, move: StepMove): Promise<void> {
	return changeSteps(db, viewer, slug, (steps) => stepMoves[move](steps, caseId));
}

/** Says in the editor's own words why a step stands where it stands; nothing takes them away. */
export function saveReason(db: Db, viewer: Viewer, slug: string, caseId: number, words: string): Promise<void> {
	const text = words.trim().slice(0, longestText);
	return changeSteps(db, viewer, slug, (steps) =>
		steps.map((step) => (step.caseId === caseId ? { ...step, because: text ? { kind: 'words', text } : null } : step)),
	);
}

/** Deletes a path for everybody who follows it. */
export function removePath(db: Db, viewer: Viewer, slug: string): Promise<void> {
	return change(db, viewer, slug, async (tx, { id }) => {
		await tx.deleteFrom('pathways.paths').where('id', '=', id).execute();
	});
}

/** Changes the steps of a path as a function says. */
export function changeSteps(db: Db, viewer: Viewer, slug: string, by: (steps: Step[]) => Step[]): Promise<void> {
	return change(db, viewer, slug, async (tx, { id }) => {
		const { rows } = await sql<Step>`
			select case_id as "caseId", stage, because from pathways.steps where path_id = ${id} order by position`.execute(tx);
		await writeSteps(tx, viewer, id, by(rows));
		await tx.updateTable('pathways.paths').set({ updated_at: new Date() }).where('id', '=', id).execute();
	});
}

interface Found {
	id: string;
	isOfSite: boolean;
}

/** Lets one change of a path happen at a time, and makes the pages that show it stale. */
function change<T>(db: Db, viewer: Viewer, slug: string, work: (tx: Db, path: Found) => Promise<T>): Promise<T> {
	return db.transaction().execute(async (tx) => {
		const { rows } = await sql<Found>`
			select p.id, p.owner_id is null as "isOfSite" from pathways.paths p
			where p.slug = ${slug} and ${mayChange(viewer)} for update`.execute(tx);
		const [path] = rows;
		if (!path) throw new NotFound('You have no such path. Perhaps it is deleted already.');
		const result = await work(tx, path);
		await pagesChanged(tx, [`path:${path.id}`, 'paths']);
		return result;
	});
}
