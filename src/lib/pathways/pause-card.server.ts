import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type CardName, openCard } from './find-due.server.ts';

interface Pause extends CardName {
	isPaused: boolean;
}

/** Sets a question aside, or asks it again. What is known of it stays. Throws NotFound. */
export async function pauseCard(db: Db, viewer: Member, { isPaused, ...name }: Pause): Promise<void> {
	const { caseId, questionKey } = await openCard(db, viewer, name);
	await db
		.insertInto('pathways.cards')
		.values({ user_id: viewer.id, case_id: caseId, question_key: questionKey, is_paused: isPaused })
		.onConflict((conflict) => conflict.columns(['user_id', 'case_id', 'question_key']).doUpdateSet({ is_paused: isPaused }))
		.execute();
}
