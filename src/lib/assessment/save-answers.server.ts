import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { type Answers, readAnswers } from './answers.ts';
import { type Attempt, shownIn } from './attempt.ts';
import { findOwnAttempt } from './own-attempt.server.ts';

/** All answers of one screen. */
export interface GivenAnswers {
	attemptId: string;
	/** As they came, from whomever. */
	answers: unknown;
	/** When the answers that the screen began with were saved. */
	basedOn: Date | undefined;
}

/** Keeps the answers of an open attempt and tells when; one that is submitted stays as it is. Throws NotFound, Invalid. */
export async function saveAnswers(db: Db, viewer: Member, given: GivenAnswers): Promise<{ savedAt: Date } | { submitted: true }> {
	return db.transaction().execute(async (tx) => {
		const attempt = await findOwnAttempt(tx, viewer, { id: given.attemptId, locked: true });
		if (attempt.result) return { submitted: true };
		return storeAnswers(tx, attempt, mergedAnswers(attempt, given));
	});
}

/**
 * The newest answer wins. A screen that has seen all that was saved may also take answers away; an older one, on another
 * device, only adds: what it knows nothing of stays.
 */
export function mergedAnswers(attempt: Attempt, { answers, basedOn }: GivenAnswers): Answers {
	const given = storable(readAnswers(shownIn(attempt), answers));
	const hasSeenAll = basedOn !== undefined && basedOn >= attempt.savedAt;
	return hasSeenAll ? given : { ...attempt.answers, ...given };
}

/** Stores the answers of an attempt that is locked. */
export async function storeAnswers(tx: Db, { id }: Attempt, answers: Answers): Promise<{ savedAt: Date }> {
	const { saved_at } = await tx
		.updateTable('assessment.attempts')
		.set((set) => ({ answers: JSON.stringify(answers), saved_at: set.fn('clock_timestamp', []) }))
		.where('id', '=', id)
		.returning('saved_at')
		.executeTakeFirstOrThrow();
	return { savedAt: saved_at };
}
