import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { fillSlot } from './question-slot.ts';
import { visible } from './visible-cases.ts';

/** A question of the guest questionnaire; its theme slot reads `…`. */
export interface CountedQuestion {
	slug: string;
	question: string;
	/** Language of most of the cases that answer it. */
	language: string;
	/** How many answers the viewer may see. */
	count: number;
}

/** The questions that have answers the viewer may see, most answered first. */
export async function listQuestions(db: Db, viewer: Viewer): Promise<CountedQuestion[]> {
	const { rows } = await sql<CountedQuestion>`
		select q.slug, q.text as question, mode() within group (order by c.language) as language, count(*) as count
		from catalogue.questions q
		join catalogue.answers a on a.question_id = q.id
		join catalogue.cases c on c.id = a.case_id
		where ${visible(viewer)}
		group by q.id order by count desc, q.id
	`.execute(db);
	return rows.map((row) => ({ ...row, question: fillSlot(row.question) }));
}
