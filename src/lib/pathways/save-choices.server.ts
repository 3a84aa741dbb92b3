import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';

/** How a member wants recommendations to be made. */
export interface Choices {
	/** By what they learn and wish for. */
	isPersonal: boolean;
	/** One of three from another perspective than their usual. */
	looksElsewhere: boolean;
}

/** Keeps how a member wants recommendations to be made. */
export async function saveChoices(db: Db, { id }: Member, { isPersonal, looksElsewhere }: Choices): Promise<void> {
	const row = { is_personal: isPersonal, looks_elsewhere: looksElsewhere, updated_at: new Date() };
	await db
		.insertInto('pathways.choices')
		.values({ user_id: id, ...row })
		.onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
		.execute();
}
