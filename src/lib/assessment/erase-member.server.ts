import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';

/** Makes pages stale that show what a member shared; what they did goes with the account, by the database's own cascades. */
export async function eraseAssessment(tx: Db, viewer: Member): Promise<void> {
	const shared = await tx
		.selectFrom('assessment.reflections')
		.select('case_id')
		.where('user_id', '=', viewer.id)
		.where('shared_with', '!=', 'nobody')
		.execute();
	const tags = shared.map((row) => `case:${row.case_id}`);
	await pagesChanged(tx, tags);
}
