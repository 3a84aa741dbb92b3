import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { stateOfCase } from './case-state.ts';
import type { CaseState } from './workflow.ts';

/** Where a case is, and how it got there. */
export interface CaseStanding {
	state: CaseState;
	slug: string;
	title: string;
	number: string | null;
	language: string;
	publishedAt: Date | null;
	changedBy: string | null;
	changedAt: Date | null;
	note: string | null;
}

/** Where a case is on its way; throws NotFound. */
export async function findState(db: Db, caseId: number): Promise<CaseStanding> {
	const { rows } = await sql<CaseStanding>`
		select ${stateOfCase} as state, c.slug, c.title, c.number, c.language, c.published_at as "publishedAt",
			u.name as "changedBy", w.changed_at as "changedAt", w.note
		from catalogue.cases c
		left join studio.workflows w on w.case_id = c.id left join accounts.users u on u.id = w.changed_by
		where c.id = ${caseId}
	`.execute(db);
	if (!rows[0]) throw new NotFound('There is no such case. Perhaps somebody has removed it.');
	return rows[0];
}
