import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { lockCatalogue } from '#lib/catalogue/lock-catalogue.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { findApproval } from './find-approval.server.ts';
import { findState } from './find-state.server.ts';
import { type Missing, missingFor, needsReason } from './missing-for.ts';
import { openNewest } from './open-edited-case.server.ts';
import { saveEditedCase } from './save-edited-case.server.ts';
import { type CaseState, type Step, stateAfter, stepsOf } from './workflow.ts';

export interface Move {
	caseId: number;
	step: Step;
	/** When readers see the case, for `schedule`. */
	at?: Date | undefined;
	/** What the editor wants the others to know; needed where the guest has not agreed. */
	note?: string;
}

/** `refused`: what must be put right first; `reason`: the editor must say why the guest need not agree; `past`: no such time. */
export type MoveOutcome =
	| { moved: true; state: CaseState }
	| { moved: false; because: 'refused' | 'reason' | 'past'; missing: Missing[] };

/** Takes a case a step on its way. Throws NotFound for whoever is no editor, Conflict when the case is somewhere else by now. */
export async function moveCase(db: Db, viewer: Viewer, { caseId, step, at, note = '' }: Move): Promise<MoveOutcome> {
	const editor = mustBeEditor(viewer);
	return inTransaction(db, async (tx): Promise<MoveOutcome> => {
		await lockCatalogue(tx);
		const { document, version } = await openNewest(tx, caseId);
		const { state } = await findState(tx, caseId);
		if (!stepsOf(state).includes(step))
			throw new Conflict('The case is somewhere else on its way by now. Look at it again and choose what comes next.', 'step');
		const missing = missingFor(step, document, await findApproval(tx, caseId, document));
		if (missing.some(({ weight }) => weight === 'refusal')) return { moved: false, because: 'refused', missing };
		if (needsReason(missing) && note.trim() === '') return { moved: false, because: 'reason', missing };
		if (step === 'schedule' && !(at && at.getTime() > Date.now())) return { moved: false, because: 'past', missing };
		const publication = publicationAfter(step, state, document.case.publishedAt, at);
		const change = (before: typeof document) => ({ ...before, case: { ...before.case, ...publication } });
		await saveEditedCase(tx, viewer, { caseId, base: version, session: randomUUID(), change });
		await sql`
			insert into studio.workflows (case_id, state, changed_by, note) values (${caseId}, ${stateAfter[step]}, ${editor.id}, ${note.trim() || null})
			on conflict (case_id) do update set state = excluded.state, changed_by = excluded.changed_by, changed_at = now(), note = excluded.note
		`.execute(tx);
		return { moved: true, state: stateAfter[step] };
	});
}

/** What the catalogue is told. A case that was out before keeps its date when it comes out again. */
function publicationAfter(step: Step, state: CaseState, publishedAt: string | undefined, at: Date | undefined) {
	if (step === 'schedule') return { status: 'published' as const, publishedAt: at?.toISOString() };
	if (step !== 'publish') return { status: 'draft' as const };
	const isKept = state === 'unpublished' && publishedAt !== undefined && Date.parse(publishedAt) < Date.now();
	return { status: 'published' as const, publishedAt: isKept ? publishedAt : new Date().toISOString() };
}
