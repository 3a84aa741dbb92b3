import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Answers } from './answers.ts';
import { type QuestionResult, resultsOf, shownIn } from './attempt.ts';
import type { ShownQuestion } from './deal-questions.ts';
import { findNext } from './find-next.server.ts';
import type { NextAttempt } from './next-attempt.ts';
import { findOwnAttempt } from './own-attempt.server.ts';

/** An attempt that one is at: nothing in it answers a question. */
export interface OpenAttempt {
	state: 'open';
	id: string;
	caseId: number;
	questions: ShownQuestion[];
	answers: Answers;
	savedAt: Date;
}

/** How an attempt went. */
export interface SubmittedAttempt {
	state: 'submitted';
	id: string;
	caseId: number;
	submittedAt: Date;
	score: number;
	passed: boolean;
	passMark: number;
	results: QuestionResult[];
	/** The address of the certificate; undefined without a pass, and while it waits for a reflection. */
	certificate: string | undefined;
	next: NextAttempt;
}

/** What a member may see of an attempt of their own; the right answers once there is nothing left to try. Throws NotFound. */
export async function findAttempt(db: Db, viewer: Member, id: string): Promise<OpenAttempt | SubmittedAttempt> {
	const attempt = await findOwnAttempt(db, viewer, { id });
	const { caseId, answers, savedAt, result, rules } = attempt;
	if (!result) return { state: 'open', id, caseId, questions: shownIn(attempt), answers, savedAt };
	const next = await findNext(db, viewer, caseId);
	const results = resultsOf(attempt, { revealed: next.may === 'no' });
	const certificate = result.passed ? await findCertificate(db, viewer, caseId) : undefined;
	return { state: 'submitted', id, caseId, ...result, passMark: rules.passMark, results, certificate, next };
}

async function findCertificate(db: Db, viewer: Member, caseId: number): Promise<string | undefined> {
	const row = await db
		.selectFrom('credentials.awards')
		.select('slug')
		.where('user_id', '=', viewer.id)
		.where('case_id', '=', caseId)
		.executeTakeFirst();
	return row?.slug;
}
