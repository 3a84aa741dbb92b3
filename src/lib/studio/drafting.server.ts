import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { enqueue, findJob } from '#lib/platform/jobs.ts';
import type { ModelProblem } from './proposing/ask-model.server.ts';

/** A language model is to read one portion of a conversation, from 0; `tries` counts how often it was too busy. */
export interface DraftingJob {
	caseId: number;
	portion: number;
	tries: number;
}

/** Where the drafting for a case stands. */
export interface Drafting {
	isWorking: boolean;
	/** How it ended last. */
	last: { problem: ModelProblem | null; kept: number; dropped: number } | undefined;
}

/** Asks for proposals, unless they are being made. Throws NotFound for whoever is no editor. */
export async function askForDrafts(db: Db, viewer: Viewer, caseId: number): Promise<void> {
	mustBeEditor(viewer);
	if ((await findJob(db, jobKey(caseId))) !== 'waiting') await queueDrafting(db, { caseId, portion: 0, tries: 0 });
}

/** Queues the reading of a portion, now or later. */
export async function queueDrafting(db: Db, job: DraftingJob, runAt?: Date): Promise<void> {
	// One after another: the model may be a small machine.
	await enqueue(db, 'propose_drafts', job, { key: jobKey(job.caseId), queue: 'drafts', attempts: 3, ...(runAt && { runAt }) });
}

/** Where the drafting for a case stands. Throws NotFound for whoever is no editor. */
export async function openDrafting(db: Db, viewer: Viewer, caseId: number): Promise<Drafting> {
	mustBeEditor(viewer);
	const last = await db
		.selectFrom('studio.draftings')
		.select(['problem', 'kept', 'dropped'])
		.where('case_id', '=', caseId)
		.executeTakeFirst();
	const isWorking = (await findJob(db, jobKey(caseId))) === 'waiting';
	return { isWorking, last: last && { ...last, problem: last.problem as ModelProblem | null } };
}

function jobKey(caseId: number): string {
	return `propose:${caseId}`;
}
