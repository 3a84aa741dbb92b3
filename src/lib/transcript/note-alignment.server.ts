import type { Db } from '#lib/platform/db.ts';
import { storable } from '#lib/platform/storable-text.ts';
import type { Alignment } from './alignment.ts';

/** How far the timing of a case's text is; `problem` is a sentence for whoever gave text and sound. */
export interface AlignmentState {
	recordingSha256: string;
	state: 'working' | 'ready' | 'refused' | 'failed';
	percent: number;
	problem: string | null;
	soundOnly: Alignment['soundOnly'];
}

/** Where the timing of a case's text stands; undefined when it was never begun. */
export async function openAlignment(db: Db, caseId: number): Promise<AlignmentState | undefined> {
	const row = await db.selectFrom('transcript.alignments').selectAll().where('case_id', '=', caseId).executeTakeFirst();
	if (!row) return undefined;
	const { recording_sha256, state, percent, problem, sound_only } = row;
	return {
		recordingSha256: recording_sha256,
		state: state as AlignmentState['state'],
		percent,
		problem,
		soundOnly: sound_only as unknown as Alignment['soundOnly'],
	};
}

/** Writes down that the timing begins, ends or fails. */
export async function noteAlignment(
	db: Db,
	caseId: number,
	recordingSha256: string,
	{ state, problem = null, soundOnly = [] }: Pick<AlignmentState, 'state'> & Partial<AlignmentState>,
): Promise<void> {
	const noted = {
		recording_sha256: recordingSha256,
		state,
		percent: state === 'ready' ? 100 : 0,
		problem: problem && storable(problem).slice(0, 1000),
		sound_only: JSON.stringify(soundOnly),
	};
	await db
		.insertInto('transcript.alignments')
		.values({ case_id: caseId, ...noted })
		.onConflict((conflict) => conflict.column('case_id').doUpdateSet({ ...noted, updated_at: new Date() }))
		.execute();
}

/** Writes down how far the timing is, unless it ended meanwhile. */
export async function noteAlignmentProgress(db: Db, caseId: number, percent: number): Promise<void> {
	const running = db.updateTable('transcript.alignments').where('case_id', '=', caseId).where('state', '=', 'working');
	await running.set({ percent, updated_at: new Date() }).execute();
}
