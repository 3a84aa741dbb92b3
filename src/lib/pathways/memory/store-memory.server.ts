import type { Db } from '#lib/platform/db.ts';
import type { Memory } from '../schedule-review.ts';

/** Whose card it is, and for which question. */
export interface CardKey {
	userId: string;
	caseId: number;
	questionKey: string;
}

/** Tells a card from all others, so that those that were learned together drift apart. */
export function seedOf({ caseId, questionKey }: Omit<CardKey, 'userId'>): string {
	return `${caseId}/${questionKey}`;
}

/** Stores what the reviews of a card have come to; undefined where it has none any more. */
export async function storeMemory(
	tx: Db,
	{ userId, caseId, questionKey }: CardKey,
	known: { memory: Memory; reviewedAt: Date } | undefined,
): Promise<void> {
	const nothing = { due: null, stability: null, difficulty: null, reps: 0, lapses: 0, reviewed_at: null };
	const values = known ? columnsOf(known) : nothing;
	await tx
		.insertInto('pathways.cards')
		.values({ user_id: userId, case_id: caseId, question_key: questionKey, ...values })
		.onConflict((conflict) => conflict.columns(['user_id', 'case_id', 'question_key']).doUpdateSet(values))
		.execute();
}

function columnsOf({ memory, reviewedAt }: { memory: Memory; reviewedAt: Date }) {
	const { due, stability, difficulty, reps, lapses } = memory;
	return { due, stability, difficulty, reps, lapses, reviewed_at: reviewedAt };
}
