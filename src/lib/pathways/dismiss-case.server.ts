import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';

/** Recommends a case to a member no more; throws NotFound for what they may not see. */
export async function dismissCase(db: Db, viewer: Member, caseId: number): Promise<void> {
	const { rows } = await sql`
		insert into pathways.dismissals (user_id, case_id)
		select ${viewer.id}, c.id from catalogue.cases c where c.id = ${caseId} and ${visible(viewer)}
		on conflict (user_id, case_id) do update set dismissed_at = now() returning case_id`.execute(db);
	if (rows.length === 0) throw new NotFound('There is no such case.');
}

/** Takes back that a case is not for a member; it is none the worse for having been taken back before. */
export async function wantCaseAgain(db: Db, viewer: Member, caseId: number): Promise<void> {
	await db.deleteFrom('pathways.dismissals').where('user_id', '=', viewer.id).where('case_id', '=', caseId).execute();
}

/** A case that a member said no to. */
export interface DismissedCase {
	id: number;
	slug: string;
	title: string;
	language: string;
}

/** What a member said no to, the newest first, as far as they may still see it; `caseId` asks for one. */
export function listDismissed(db: Db, viewer: Member, caseId?: number): Promise<DismissedCase[]> {
	return db
		.selectFrom('pathways.dismissals as d')
		.innerJoin('catalogue.cases as c', 'c.id', 'd.case_id')
		.select(['c.id', 'c.slug', 'c.title', 'c.language'])
		.where('d.user_id', '=', viewer.id)
		.where(visible(viewer))
		.$if(caseId !== undefined, (query) => query.where('c.id', '=', caseId ?? 0))
		.orderBy('d.dismissed_at', 'desc')
		.execute();
}
