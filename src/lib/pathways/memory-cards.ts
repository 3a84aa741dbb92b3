import { type RawBuilder, sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import { siteDay } from '#lib/platform/site-day.ts';
import type { Memory } from './schedule-review.ts';

/** A question that a member is helped to remember. */
export interface MemoryCard {
	caseId: number;
	caseSlug: string;
	/** What the question is called in its quiz. */
	questionKey: string;
	/** Undefined until the first review. */
	memory: Memory | undefined;
	reviewedAt: Date | undefined;
	passedOn: string;
	/** The day from which it is asked; later while everything is paused. */
	due: string;
	isPaused: boolean;
}

/** The names by which `memoryCards` may be asked for what it holds. */
export interface CardRow extends Omit<MemoryCard, 'memory' | 'reviewedAt'> {
	stability: number | null;
	difficulty: number | null;
	reps: number;
	lapses: number;
	reviewedAt: Date | null;
	reviewedOn: string | null;
	cardDue: string | null;
}

/**
 * The cards of a member, as a table: the questions that they have passed, of cases that they may see, and that the quiz still
 * asks. One that has not been reviewed is due on the day after it was passed.
 */
export function memoryCards(viewer: Member): RawBuilder<CardRow> {
	return sql`(
		select p.case_id as "caseId", c.slug as "caseSlug", p.question_key as "questionKey",
			k.stability, k.difficulty, coalesce(k.reps, 0) as reps, coalesce(k.lapses, 0) as lapses,
			k.reviewed_at as "reviewedAt", ${siteDay(sql`k.reviewed_at`)} as "reviewedOn", ${siteDay(sql`p.passed_at`)} as "passedOn",
			k.due as "cardDue", greatest(coalesce(k.due, ${siteDay(sql`p.passed_at`)} + 1), m.paused_until) as due,
			coalesce(k.is_paused, false) as "isPaused"
		from assessment.passed_questions p
		join catalogue.cases c on c.id = p.case_id
		left join pathways.memories m on m.user_id = p.user_id
		left join pathways.cards k on k.user_id = p.user_id and k.case_id = p.case_id and k.question_key = p.question_key
		where p.user_id = ${viewer.id} and ${visible(viewer)}
			and exists (select from assessment.asked a where a.case_id = p.case_id and a.question_key = p.question_key))`;
}

/** A card from its row. */
export function toCard(row: CardRow): MemoryCard {
	const { stability, difficulty, reps, lapses, reviewedAt, reviewedOn, cardDue, ...card } = row;
	const isNew = stability === null || difficulty === null || reviewedOn === null || cardDue === null;
	const memory = isNew ? undefined : { stability, difficulty, reps, lapses, reviewedOn, due: cardDue };
	return { ...card, memory, reviewedAt: reviewedAt ?? undefined };
}
