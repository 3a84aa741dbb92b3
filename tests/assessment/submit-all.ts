/** Hands in every attempt of DATABASE_URL with the right answers, ten at a time, whether it was handed in before or not: killed by a test. */
import { findOwnAttempt } from '#lib/assessment/own-attempt.server.ts';
import { submitQuiz } from '#lib/assessment/submit-quiz.server.ts';
import { connectTo } from '#lib/platform/db.ts';
import { site } from '../records/site.ts';
import { rightAnswers } from './make-quiz.ts';

const { db, close } = await connectTo(process.env.DATABASE_URL ?? '');
const waiting = await db
	.selectFrom('assessment.attempts as a')
	.innerJoin('accounts.users as u', 'u.id', 'a.user_id')
	.select(['a.id', 'u.id as userId', 'u.name'])
	.orderBy('a.id')
	.execute();

async function submitNext(): Promise<void> {
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const member = { kind: 'member' as const, id: next.userId, name: next.name, role: 'member' as const };
		const { savedAt } = await findOwnAttempt(db, member, { id: next.id });
		const answers = await rightAnswers(db, member, next.id);
		await submitQuiz(db, member, { attemptId: next.id, answers, basedOn: savedAt, withGaps: true }, site);
	}
}

await Promise.all(Array.from({ length: 10 }, submitNext));
await close();
