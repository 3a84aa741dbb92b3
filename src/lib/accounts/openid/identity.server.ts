import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';

/** A person as a provider knows them. */
export interface Identity {
	providerId: string;
	/** The provider's own lasting name for the person. */
	subject: string;
}

/** The member whom a provider's person is connected to. */
export async function findIdentity(db: Db, { providerId, subject }: Identity): Promise<string | undefined> {
	const found = await db
		.selectFrom('accounts.identities')
		.select('userId')
		.where('providerId', '=', providerId)
		.where('accountId', '=', subject)
		.executeTakeFirst();
	return found?.userId;
}

/** Connects a provider's person to a member; says no when they are another member's already. No token of theirs is kept. */
export async function connectIdentity(db: Db, memberId: string, identity: Identity): Promise<boolean> {
	await db
		.insertInto('accounts.identities')
		.values({ userId: memberId, providerId: identity.providerId, accountId: identity.subject })
		.onConflict((conflict) => conflict.columns(['providerId', 'accountId']).doNothing())
		.execute();
	return (await findIdentity(db, identity)) === memberId;
}

/** A member whom a provider's person was found to be. */
export interface Found {
	memberId: string;
	/** Whether the member was there before, and now has one more way in. */
	joined: boolean;
}

/**
 * The member with an e-mail address that the person has proven: a new one, or one who has proven the same address here.
 * A member whose address is still unproven may be somebody else, and gets nothing connected.
 */
export async function makeMemberFromIdentity(
	db: Db,
	identity: Identity,
	{ name, email, locale }: { name: string | undefined; email: string; locale: Locale },
): Promise<Found | undefined> {
	return db.transaction().execute(async (tx) => {
		const made = await tx
			.insertInto('accounts.users')
			.values({ name: name ?? email.replace(/@.*/, ''), email, emailVerified: true, locale })
			.onConflict((conflict) => conflict.column('email').doNothing())
			.returning('id')
			.executeTakeFirst();
		const member = made ?? (await findProven(tx, email));
		const connected = member && (await connectIdentity(tx, member.id, identity));
		return connected ? { memberId: member.id, joined: made === undefined } : undefined;
	});
}

function findProven(tx: Db, email: string): Promise<{ id: string } | undefined> {
	return tx
		.selectFrom('accounts.users')
		.select('id')
		.where('email', '=', email)
		.where('emailVerified', '=', true)
		.executeTakeFirst();
}
