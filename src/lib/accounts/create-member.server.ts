import type { Db } from '#lib/platform/db.ts';
import { Conflict, Invalid } from '#lib/platform/errors.ts';
import { checkEmail, checkName } from './check-form.ts';
import { linkLifeS } from './link-life.ts';
import { makePasswordToken } from './password-token.server.ts';
import { mustBeOperator, type Role, type Viewer } from './viewer.ts';

export interface NewMember {
	email: string;
	name: string;
	role: Role;
}

/**
 * Makes an account for somebody; the secret given back is for a link with which they choose a password and confirm
 * the address at once. Throws Conflict when the address has an account, Invalid when it is none.
 */
export async function createMember(db: Db, viewer: Viewer, { email, name, role }: NewMember): Promise<{ passwordToken: string }> {
	mustBeOperator(viewer);
	if (checkEmail(email)) throw new Invalid(`“${email}” is no e-mail address. Write it as name@example.org.`, 'email');
	if (checkName(name)) throw new Invalid('A name has 1 to 100 characters. Give it with --name "Kari Moe".', 'name');
	return db.transaction().execute(async (tx) => {
		const made = await tx
			.insertInto('accounts.users')
			.values({ email: email.toLowerCase(), name: name.trim(), role })
			.onConflict((conflict) => conflict.column('email').doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!made) throw new Conflict(`${email} has an account already. Change what it may do with: npx dugnad user role`, 'email');
		return { passwordToken: await makePasswordToken(tx, made.id, linkLifeS.firstPassword) };
	});
}
