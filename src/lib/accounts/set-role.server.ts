import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { mustBeOperator, type Role, type Viewer } from './viewer.ts';

/** Lets a member do more, or less, from their next click on; throws NotFound when the address has no account. */
export async function setRole(db: Db, viewer: Viewer, { email, role }: { email: string; role: Role }): Promise<void> {
	mustBeOperator(viewer);
	const changed = await db
		.updateTable('accounts.users')
		.set({ role, updatedAt: new Date() })
		.where('email', '=', email.toLowerCase())
		.returning('id')
		.executeTakeFirst();
	if (!changed) throw new NotFound(`${email} has no account. npx dugnad user list shows who has.`);
}
