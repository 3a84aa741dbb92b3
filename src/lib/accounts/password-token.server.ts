import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#lib/platform/db.ts';

/** Makes the secret of a link with which a member chooses a password once; better-auth's /reset-password takes it. */
export async function makePasswordToken(db: Db, userId: string, goodForS: number): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	// As better-auth keeps its own: verification.storeIdentifier is 'hashed'.
	const identifier = createHash('sha256').update(`reset-password:${token}`).digest('base64url');
	const expiresAt = new Date(Date.now() + goodForS * 1000);
	await db.insertInto('accounts.verifications').values({ identifier, value: userId, expiresAt }).execute();
	return token;
}
