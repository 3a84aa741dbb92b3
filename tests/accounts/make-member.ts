import { randomUUID } from 'node:crypto';
import type { Member, Role } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';

/** An invented member who is in the database, without a way to sign in. */
export async function makeMember(db: Db, { name = 'Signe Prøvesen', role = 'member' as Role } = {}): Promise<Member> {
	const id = randomUUID();
	await db
		.insertInto('accounts.users')
		.values({ id, name, email: `${id}@example.org`, emailVerified: true, role })
		.execute();
	return { kind: 'member', id, name, role };
}
