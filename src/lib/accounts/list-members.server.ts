import type { Db } from '#lib/platform/db.ts';
import { mustBeOperator, type Viewer } from './viewer.ts';

/** Everybody who has an account, the first one first. */
export async function listMembers(db: Db, viewer: Viewer) {
	mustBeOperator(viewer);
	return db
		.selectFrom('accounts.users')
		.select(['email', 'name', 'role', 'emailVerified', 'createdAt'])
		.orderBy('createdAt')
		.orderBy('email')
		.execute();
}
