import { isUuid } from '#lib/accounts/is-uuid.ts';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { type ReflectionProblem, readReason } from './reflection.ts';

export type ReportOutcome = { reported: true } | { reported: false; problem: ReflectionProblem };

/**
 * Tells the editors what is wrong with a reflection on a case that the caller has opened. Each member does so once; their
 * second time changes nothing. Throws NotFound for what the member does not see in the list, and for their own.
 */
export async function reportReflection(
	db: Db,
	viewer: Member,
	{ caseId, reflectionId, reason: given }: { caseId: number; reflectionId: string; reason: string },
): Promise<ReportOutcome> {
	const read = readReason(given);
	if ('problem' in read) return { reported: false, problem: read.problem };
	return db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		if (!(await isListed(tx, viewer, caseId, reflectionId)))
			throw new NotFound('There is no such reflection. Perhaps it was taken back or hidden meanwhile.');
		await tx
			.insertInto('assessment.reflection_reports')
			.values({ reflection_id: reflectionId, reporter_id: viewer.id, reason: read.reason })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		return { reported: true };
	});
}

async function isListed(tx: Db, viewer: Member, caseId: number, reflectionId: string): Promise<boolean> {
	if (!isUuid(reflectionId)) return false;
	const found = await tx
		.selectFrom('assessment.reflections')
		.select('id')
		.where('id', '=', reflectionId)
		.where('case_id', '=', caseId)
		.where('user_id', '!=', viewer.id)
		.where('shared_with', '=', 'everybody')
		.where('hidden_at', 'is', null)
		.executeTakeFirst();
	return found !== undefined;
}
