import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';

/** An attempt in a list of a member's own. */
export interface MyAttempt {
	caseId: number;
	caseSlug: string;
	caseTitle: string;
	/** BCP 47 tag of the title. */
	language: string;
	questions: number;
	answered: number;
	savedAt: Date;
	/** Null while the attempt is open. */
	submittedAt: Date | null;
	passed: boolean | null;
}

/** A member's own attempts at quizzes of all cases, the latest first. */
export async function listMyAttempts(db: Db, viewer: Member): Promise<MyAttempt[]> {
	const { rows } = await sql<MyAttempt>`
		select c.id as "caseId", c.slug as "caseSlug", c.title as "caseTitle", c.language, jsonb_array_length(a.questions) as questions,
			(select count(*)::int from jsonb_object_keys(a.answers)) as answered, a.saved_at as "savedAt",
			a.submitted_at as "submittedAt", a.passed
		from assessment.attempts a join catalogue.cases c on c.id = a.case_id
		where a.user_id = ${viewer.id} and ${visible(viewer)}
		order by a.saved_at desc, a.id`.execute(db);
	return rows;
}
