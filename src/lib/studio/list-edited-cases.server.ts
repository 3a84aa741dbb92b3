import { type RawBuilder, sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { quizOfCase } from '#lib/assessment/find-quiz.server.ts';
import type { Form } from '#lib/catalogue/case-views.ts';
import { offsetOf, type PageRequest } from '#lib/catalogue/page-request.ts';
import type { Db } from '#lib/platform/db.ts';
import { likePart } from '#lib/platform/like-part.ts';
import { stateOfCase } from './case-state.ts';
import { presentNames } from './presence.server.ts';
import type { CaseState } from './workflow.ts';

/** A case as editors see it in their list. */
export interface ListedCase {
	id: number;
	number: string | null;
	title: string;
	language: string;
	state: CaseState;
	guests: string[];
	forms: Form[];
	/** How many questions its quiz asks. */
	questions: number;
	/** Who saved it last, and when it was changed last, by whomever. */
	savedBy: string | null;
	updatedAt: string;
	/** Who else has it open now. */
	present: string[];
	/** How many edits of the viewer's own wait to be merged. */
	waiting: number;
}

export interface EditedCases {
	cases: ListedCase[];
	total: number;
	/** How many cases are in each state, whatever is asked for. */
	counts: Partial<Record<CaseState, number>>;
}

/** The cases that an editor works on, the latest change first; by a part of title, number or guest, and by state. */
export async function listEditedCases(
	db: Db,
	viewer: Viewer,
	{ query, state }: { query: string; state?: CaseState | undefined },
	page: PageRequest,
): Promise<EditedCases> {
	const { id } = mustBeEditor(viewer);
	const guests = sql<string[]>`array(
		select p.name::text from catalogue.case_people x join catalogue.people p on p.id = x.person_id
		where x.case_id = c.id and x.role = 'guest' order by x.position
	)`;
	const states = sql`select c.id, ${stateOfCase} as state from catalogue.cases c left join studio.workflows w on w.case_id = c.id`;
	const wanted = sql`c.id in (select id from states where ${state ? sql`state = ${state}` : sql`true`}) and ${matches(query)}`;
	const { rows } = await sql<EditedCases>`
		with states as materialized (${states})
		select
			(select count(*)::int from catalogue.cases c where ${wanted}) as total,
			(select json_object_agg(state, count) from (select state, count(*) from states group by state) as by_state) as counts,
			(select coalesce(json_agg(listed), '[]') from (
				select c.id, c.number, c.title, c.language, s.state, ${guests} as guests, c.forms,
					${quizOfCase.json(sql`c.id`, viewer, 'nb')} as questions, c.updated_at as "updatedAt",
					(select u.name from studio.versions v join accounts.users u on u.id = v.saved_by
						where v.case_id = c.id order by v.number desc limit 1) as "savedBy",
					${presentNames(id)} as present,
					(select count(*) from studio.unmerged m where m.case_id = c.id and m.saved_by = ${id}) as waiting
				from catalogue.cases c join states s using (id) where ${wanted}
				order by c.updated_at desc, c.id desc limit ${page.limit} offset ${offsetOf(page)}
			) as listed) as cases
	`.execute(db);
	const [found] = rows;
	return { cases: found?.cases ?? [], total: found?.total ?? 0, counts: found?.counts ?? {} };
}

function matches(query: string): RawBuilder<boolean> {
	if (query === '') return sql`true`;
	const part = likePart(query);
	return sql`(c.title ilike ${part} or c.number ilike ${part} or exists (
		select from catalogue.case_people x join catalogue.people p on p.id = x.person_id where x.case_id = c.id and p.name ilike ${part}))`;
}
