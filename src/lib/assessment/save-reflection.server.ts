import { sql } from 'kysely';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { type Award, awardIfComplete } from './award-if-complete.server.ts';
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
): Promise<ReflectionOutcome> {
	const read = readReflection(input);
	if ('problems' in read) return { saved: false, problems: read.problems };
	return db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		await keepEarlier(tx, viewer, caseId, read.text);
		const isShared = await write(tx, viewer, caseId, read.text);
		if (isShared) await pagesChanged(tx, [`case:${caseId}`]);
		return { saved: true, award: await awardIfComplete(tx, viewer, caseId) };
	});
}

/** Nothing becomes earlier by being saved again as it is. */
async function keepEarlier(tx: Db, viewer: Member, caseId: number, text: ReflectionText): Promise<void> {
	await sql`
		insert into assessment.reflection_versions (reflection_id, written_at, believed, thinks)
		select id, updated_at, believed, thinks from assessment.reflections
		where user_id = ${viewer.id} and case_id = ${caseId} and (believed, thinks) is distinct from (${text.believed}, ${text.thinks})
	`.execute(tx);
}

async function write(tx: Db, viewer: Member, caseId: number, { believed, thinks }: ReflectionText): Promise<boolean> {
	const { rows } = await sql<{ shared_with: string }>`
		insert into assessment.reflections as r (user_id, case_id, believed, thinks)
		values (${viewer.id}, ${caseId}, ${believed}, ${thinks})
		on conflict (user_id, case_id) do update set believed = excluded.believed, thinks = excluded.thinks,
			updated_at = case when (r.believed, r.thinks) is distinct from (excluded.believed, excluded.thinks)
				then clock_timestamp() else r.updated_at end
		returning shared_with
	`.execute(tx);
	return rows[0]?.shared_with === 'everybody';
}
