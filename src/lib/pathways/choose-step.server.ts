import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';

/** What a member may say of a step: heard or read elsewhere, wanted though it seems known, passed over, or none of it. */
export const stepChoices = ['read', 'want', 'skip', 'undo'] as const;
export type StepChoice = (typeof stepChoices)[number];

const kinds = { read: 'known', want: 'missing', skip: 'skipped' } as const;

/**
 * Keeps what a member says of a case in a path that they follow; `before` is the step that a refused preparation was put in
 * for. Throws Invalid when they do not follow it or there is no such case.
 */
export async function chooseStep(
	db: Db,
	{ id }: Member,
	pathId: string,
	{ caseId, before, choice }: { caseId: number; before: number | null; choice: StepChoice },
): Promise<void> {
	if (choice === 'undo') {
		const mine = db.deleteFrom('pathways.adaptations').where('user_id', '=', id).where('path_id', '=', pathId);
		await mine.where('case_id', '=', caseId).execute();
		return;
	}
	const because = JSON.stringify({ kind: 'chosen', ...(before !== null && { before }) });
	const { numAffectedRows } = await sql`
		insert into pathways.adaptations (user_id, path_id, case_id, kind, because)
		select e.user_id, e.path_id, c.id, ${kinds[choice]}, ${because}::jsonb
		from pathways.enrolments e, catalogue.cases c
		where e.user_id = ${id} and e.path_id = ${pathId} and c.id = ${caseId}
		on conflict (user_id, path_id, case_id) do update set kind = excluded.kind, because = excluded.because, made_at = now()`.execute(
		db,
	);
	if (numAffectedRows === 0n) throw new Invalid('Nothing was changed: follow the path first, and choose one of its cases.');
}
