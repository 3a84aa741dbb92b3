import { sql } from 'kysely';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { activityOf, type Deed, type Site, verbs } from '#lib/records/deed.ts';
import { recordLearning } from '#lib/records/record-learning.server.ts';
import { type Award, awardIfComplete } from './award-if-complete.server.ts';
import { findNamedCase } from './find-named-case.server.ts';
import { type ReflectionProblems, type ReflectionText, readReflection } from './reflection.ts';

export type ReflectionOutcome = { saved: true; award: Award } | { saved: false; problems: ReflectionProblems };

/**
 * Keeps what a member writes about a case that the caller has opened; what stood there becomes an earlier version. Where it
 * is what the certificate waited for, that is awarded with it, all or nothing.
 */
export async function saveReflection(
	db: Db,
	viewer: Member,
	{ caseId, ...input }: ReflectionText & { caseId: number },
	site: Site,
): Promise<ReflectionOutcome> {
	const read = readReflection(input);
	if ('problems' in read) return { saved: false, problems: read.problems };
	return db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		const isChanged = await keepEarlier(tx, viewer, caseId, read.text);
		const { isShared, isNew } = await write(tx, viewer, caseId, read.text);
		if (isNew || isChanged) await recordLearning(tx, viewer, site, [await reflected(tx, caseId, site)]);
		if (isShared) await pagesChanged(tx, [`case:${caseId}`]);
		return { saved: true, award: await awardIfComplete(tx, viewer, caseId, site) };
	});
}

/** Nothing becomes earlier by being saved again as it is. */
async function keepEarlier(tx: Db, viewer: Member, caseId: number, text: ReflectionText): Promise<boolean> {
	const { numAffectedRows = 0n } = await sql`
		insert into assessment.reflection_versions (reflection_id, written_at, believed, thinks)
		select id, updated_at, believed, thinks from assessment.reflections
		where user_id = ${viewer.id} and case_id = ${caseId} and (believed, thinks) is distinct from (${text.believed}, ${text.thinks})
	`.execute(tx);
	return numAffectedRows > 0n;
}

/** Not what was written: that is private until its writer shares it. */
async function reflected(tx: Db, caseId: number, site: Site): Promise<Deed> {
	const aCase = await findNamedCase(tx, caseId);
	return { verb: verbs.commented, object: activityOf(site, 'case', aCase), context: { language: aCase.language } };
}

async function write(
	tx: Db,
	viewer: Member,
	caseId: number,
	{ believed, thinks }: ReflectionText,
): Promise<{ isShared: boolean; isNew: boolean }> {
	const { rows } = await sql<{ isShared: boolean; isNew: boolean }>`
		insert into assessment.reflections as r (user_id, case_id, believed, thinks)
		values (${viewer.id}, ${caseId}, ${believed}, ${thinks})
		on conflict (user_id, case_id) do update set believed = excluded.believed, thinks = excluded.thinks,
			updated_at = case when (r.believed, r.thinks) is distinct from (excluded.believed, excluded.thinks)
				then clock_timestamp() else r.updated_at end
		returning shared_with = 'everybody' as "isShared", xmax = 0 as "isNew"
	`.execute(tx);
	return rows[0] ?? { isShared: false, isNew: false };
}
