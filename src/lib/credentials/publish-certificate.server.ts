import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';

/** Shows a member's certificate to everybody who has its address, or hides it again; throws NotFound for another's. */
export async function publishCertificate(db: Db, viewer: Member, input: { slug: string; isPublic: boolean }): Promise<void> {
	const { numUpdatedRows } = await db
		.updateTable('credentials.awards')
		.set({ is_public: input.isPublic })
		.where('slug', '=', input.slug)
		.where('user_id', '=', viewer.id)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw new NotFound('You have no certificate at this address.');
}
