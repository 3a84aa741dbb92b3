import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';

/** Shares a member's own reflection on a case with everybody, or takes it back; throws NotFound when there is none. */
export async function shareReflection(
	db: Db,
	viewer: Member,
	{ caseId, sharedWith }: { caseId: number; sharedWith: 'everybody' | 'nobody' },
): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const own = await tx
			.selectFrom('assessment.reflections')
			.select(['id', 'shared_with'])
			.where('user_id', '=', viewer.id)
			.where('case_id', '=', caseId)
			.forUpdate()
			.executeTakeFirst();
		if (!own) throw new NotFound('You have not written a reflection on this case yet. Write it first.');
		if (own.shared_with === sharedWith) return;
		const sharedAt = sharedWith === 'everybody' ? new Date() : null;
		await tx
			.updateTable('assessment.reflections')
			.set({ shared_with: sharedWith, shared_at: sharedAt })
			.where('id', '=', own.id)
			.execute();
		await pagesChanged(tx, [`case:${caseId}`]);
	});
}
