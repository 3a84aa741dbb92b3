import type { Db } from '#lib/platform/db.ts';
import { type ExportedFile, jsonFile } from '#lib/platform/exported-file.ts';
import type { Member } from './viewer.ts';

/** What the accounts know of a member, without what opens a door: no passwords, tokens, keys or codes. */
export function exportAccount(db: Db, viewer: Member): ExportedFile[] {
	return [
		jsonFile('account.json', () => readAccount(db, viewer)),
		jsonFile('sign-in-methods.json', () => readMethods(db, viewer)),
		jsonFile('sessions.json', () => readSessions(db, viewer)),
	];
}

function readAccount(db: Db, viewer: Member) {
	return db
		.selectFrom('accounts.users')
		.select(['id', 'name', 'email', 'emailVerified', 'image', 'role', 'locale', 'twoFactorEnabled', 'createdAt', 'updatedAt'])
		.where('id', '=', viewer.id)
		.executeTakeFirstOrThrow();
}

async function readMethods(db: Db, viewer: Member) {
	const identities = await db
		.selectFrom('accounts.identities')
		.select(['providerId', 'accountId', 'scope', 'createdAt', 'updatedAt'])
		.where('userId', '=', viewer.id)
		.orderBy('createdAt')
		.execute();
	const passkeys = await db
		.selectFrom('accounts.passkeys')
		.select(['name', 'deviceType', 'backedUp', 'transports', 'aaguid', 'createdAt'])
		.where('userId', '=', viewer.id)
		.orderBy('createdAt')
		.execute();
	const secondFactors = await db
		.selectFrom('accounts.second_factors')
		.select(['verified', 'failedVerificationCount', 'lockedUntil'])
		.where('userId', '=', viewer.id)
		.execute();
	return { identities, passkeys, secondFactors };
}

function readSessions(db: Db, viewer: Member) {
	return db
		.selectFrom('accounts.sessions')
		.select(['createdAt', 'updatedAt', 'expiresAt', 'ipAddress', 'userAgent'])
		.where('userId', '=', viewer.id)
		.orderBy('createdAt')
		.execute();
}
