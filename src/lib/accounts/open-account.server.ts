import { getAuthenticatorName } from '@better-auth/passkey';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { type Device, describeDevice } from './describe-device.ts';
import type { Member } from './viewer.ts';

/** What a member's account page shows. */
export interface Account {
	name: string;
	email: string;
	locale: Locale;
	hasPassword: boolean;
	hasSecondFactor: boolean;
	passkeys: { id: string; name: string | undefined; madeAt: Date | null }[];
	sessions: { id: string; device: Device; startedAt: Date; usedAt: Date }[];
	/** Ids of the providers that the member has connected. */
	providers: string[];
}

/** Everything about how a member signs in; nobody else's, and no secret. */
export async function openAccount(db: Db, viewer: Member): Promise<Account> {
	const [user, identities, passkeys, sessions] = await Promise.all([
		findUser(db, viewer),
		findIdentities(db, viewer),
		findPasskeys(db, viewer),
		findSessions(db, viewer),
	]);
	const { name, email, locale, twoFactorEnabled } = user;
	return {
		name,
		email,
		locale: locale as Locale,
		hasPassword: identities.some(({ password }) => password !== null),
		hasSecondFactor: twoFactorEnabled,
		providers: identities.map(({ providerId }) => providerId).filter((id) => id !== 'credential'),
		passkeys: passkeys.map(({ id, name, aaguid, createdAt }) => ({
			id,
			name: name || getAuthenticatorName(aaguid ?? undefined),
			madeAt: createdAt,
		})),
		sessions: sessions.map(({ id, userAgent, createdAt, updatedAt }) => ({
			id,
			device: describeDevice(userAgent),
			startedAt: createdAt,
			usedAt: updatedAt,
		})),
	};
}

async function findUser(db: Db, { id }: Member) {
	const shown = ['name', 'email', 'locale', 'twoFactorEnabled'] as const;
	const user = await db.selectFrom('accounts.users').select(shown).where('id', '=', id).executeTakeFirst();
	if (!user) throw new NotFound('This account was erased.');
	return user;
}

function findIdentities(db: Db, { id }: Member) {
	return db
		.selectFrom('accounts.identities')
		.select(['providerId', 'password'])
		.where('userId', '=', id)
		.orderBy('createdAt')
		.execute();
}

function findPasskeys(db: Db, { id }: Member) {
	return db
		.selectFrom('accounts.passkeys')
		.select(['id', 'name', 'aaguid', 'createdAt'])
		.where('userId', '=', id)
		.orderBy('createdAt')
		.execute();
}

function findSessions(db: Db, { id }: Member) {
	return db
		.selectFrom('accounts.sessions')
		.select(['id', 'userAgent', 'createdAt', 'updatedAt'])
		.where('userId', '=', id)
		.where('expiresAt', '>', new Date())
		.orderBy('updatedAt', 'desc')
		.execute();
}
