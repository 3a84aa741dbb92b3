import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Learned } from './adapt-steps.ts';

/** What a member has done with cases, the latest first. */
export async function findLearned(db: Db, { id }: Member): Promise<Learned[]> {
	const { rows } = await sql<Learned>`
		select case_id as "caseId", coalesce(l.share, 0) as share, coalesce(l.is_finished, false) as "isFinished", r.score,
			coalesce(r.passed, false) as passed, coalesce(r.tries, 0) as tries, r.newest_at as "newestAt", l.noted_at as "heardAt"
		from (select * from media.listening where user_id = ${id}) as l
			full join (select * from assessment.results where user_id = ${id}) as r using (case_id)
		order by greatest(l.noted_at, r.newest_at) desc`.execute(db);
	return rows;
}
