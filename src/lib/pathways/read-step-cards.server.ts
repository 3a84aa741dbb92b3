import { sql } from 'kysely';
import { likeViewer, type Viewer } from '#lib/accounts/viewer.ts';
import { type CardJson, cardJson, toCard } from '#lib/catalogue/case-json.ts';
import type { CaseCard } from '#lib/catalogue/case-views.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';

/** What is shown of a case in a path; `questions` is 0 for one without a quiz. */
export interface StepCard {
	card: CaseCard;
	questions: number;
}

/** Cases as steps show them, by their ids; those that the viewer may not see are missing. */
export async function readStepCards(
	db: Db,
	viewer: Viewer,
	locale: Locale,
	ids: readonly number[],
): Promise<Map<number, StepCard>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<{ card: CardJson; questions: number }>`
		select ${cardJson(locale)} as card, coalesce(q.questions, 0) as questions
		from catalogue.cases c left join assessment.quizzes q on q.case_id = c.id
		where c.id = any(${ids}::int[]) and ${visible(likeViewer(viewer))}`.execute(db);
	return new Map(rows.map(({ card, questions }) => [card.id, { card: toCard(card), questions }]));
}
