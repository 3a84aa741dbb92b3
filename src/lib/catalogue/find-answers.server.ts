import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { passes } from './case-conditions.ts';
import { type CardJson, cardJson, toCard } from './case-json.ts';
import type { CaseFilter, MatrixAnswer, Named } from './case-views.ts';
import { offsetOf, type PageRequest } from './page-request.ts';
import { fillSlot } from './question-slot.ts';
import { visible } from './visible-cases.ts';

/** The answers to one question that pass the filters, newest case first, and how many they are in all. */
export interface FoundAnswers {
	/** The question; its theme slot reads `…`. */
	question: string;
	/** Language of the question: that of the newest case that answers it. */
	language: string | undefined;
	answers: MatrixAnswer[];
	total: number;
}

/** Every guest's answer to one question; throws NotFound when the viewer may see none at all. */
export async function findAnswers(
	db: Db,
	viewer: Viewer,
	locale: Locale,
	questionSlug: string,
	filter: Pick<CaseFilter, 'theme' | 'perspective'>,
	page: PageRequest,
): Promise<FoundAnswers> {
	const { id, text } = await findQuestion(db, viewer, questionSlug);
	const wanted = sql`
		catalogue.answers a join catalogue.cases c on c.id = a.case_id
		where a.question_id = ${id} and ${visible(viewer)} and ${passes(filter)}`;
	const { rows } = await sql<{ total: number; answers: AnswerJson[] }>`
		select
			(select count(*) from ${wanted}) as total,
			(select coalesce(json_agg(answer), '[]') from (
				select json_build_object(
					'answer', a.answer, 'slot', a.theme_slot, 'case', ${cardJson(locale)}, 'person', ${respondent}
				) as answer
				from ${wanted} order by c.published_at desc, c.id desc, a.position limit ${page.limit} offset ${offsetOf(page)}
			) as page) as answers
	`.execute(db);
	const answers = rows[0]?.answers.map((row) => toAnswer(row, text)) ?? [];
	return { question: fillSlot(text), language: answers[0]?.case.language, answers, total: rows[0]?.total ?? 0 };
}

interface AnswerJson {
	answer: string;
	slot: string | null;
	case: CardJson;
	person: Named | null;
}

/** Who answered: as stated, else the case's guest when it has just one. */
const respondent = sql`(
	select json_build_object('slug', p.slug, 'name', p.name) from catalogue.people p
	where p.id = coalesce(a.person_id, (
		select min(x.person_id) from catalogue.case_people x where x.case_id = c.id and x.role = 'guest' having count(*) = 1
	))
)`;

function toAnswer({ answer, slot, person, case: card }: AnswerJson, question: string): MatrixAnswer {
	return { answer, question: fillSlot(question, slot), person, case: toCard(card) };
}

async function findQuestion(db: Db, viewer: Viewer, slug: string): Promise<{ id: number; text: string }> {
	const { rows } = await sql<{ id: number; text: string }>`
		select q.id, q.text from catalogue.questions q
		where q.slug = ${slug} and exists (
			select from catalogue.answers a join catalogue.cases c on c.id = a.case_id where a.question_id = q.id and ${visible(viewer)}
		)
	`.execute(db);
	if (!rows[0]) throw new NotFound(`There is no question at “${slug}”.`);
	return rows[0];
}
