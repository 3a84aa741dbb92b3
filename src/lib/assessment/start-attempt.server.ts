import { randomInt } from 'node:crypto';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Site } from '#lib/records/deed.ts';
import { recordLearning } from '#lib/records/record-learning.server.ts';
import { findNamedCase } from './find-named-case.server.ts';
import { listAttempts } from './list-attempts.server.ts';
import { type NextAttempt, nextAttempt } from './next-attempt.ts';
import { openQuiz } from './open-quiz.server.ts';
import type { Quiz } from './quiz.ts';
import { begunQuiz } from './quiz-statements.ts';

/** The attempt to go to, or why there is none. */
export type StartedAttempt = { id: string } | { refused: Extract<NextAttempt, { may: 'wait' | 'no' }> };

/** Begins an attempt at the quiz of a case that the caller has opened, or finds the one that is open; throws NotFound. */
export async function startAttempt(db: Db, viewer: Member, { caseId }: { caseId: number }, site: Site): Promise<StartedAttempt> {
	return db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		const quiz = await openQuiz(tx, caseId);
		if (!quiz) throw new NotFound('This case has no quiz.');
		const next = nextAttempt(quiz.rules, await listAttempts(tx, viewer, caseId), new Date());
		if (next.may === 'resume') return { id: next.id };
		if (next.may !== 'start') return { refused: next };
		const attempt = await insertAttempt(tx, viewer, caseId, quiz);
		const aCase = await findNamedCase(tx, caseId);
		await recordLearning(tx, viewer, site, begunQuiz({ site, aCase, attempt }));
		return attempt;
	});
}

function insertAttempt(tx: Db, viewer: Member, caseId: number, { questions, rules }: Quiz): Promise<{ id: string }> {
	return tx
		.insertInto('assessment.attempts')
		.values({
			user_id: viewer.id,
			case_id: caseId,
			seed: randomInt(2 ** 31),
			questions: JSON.stringify(questions),
			rules: JSON.stringify(rules),
		})
		.returning('id')
		.executeTakeFirstOrThrow();
}
