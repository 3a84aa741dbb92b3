import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#lib/platform/db.ts';

/** What a secret stands for, until it is used or too old: `openid` (on the way to a provider), `email` (a new address) … */
type Purpose = 'openid' | 'address' | 'email';

/** A secret that nobody guesses, fit for addresses and cookies. */
export function newSecret(): string {
	return randomBytes(32).toString('base64url');
}

/** Keeps something that only who has the secret can take out, once. The database holds the secret's digest; `forget_old` clears up. */
export async function keepOnce(db: Db, purpose: Purpose, secret: string, value: unknown, minutes: number): Promise<void> {
	await db
		.insertInto('accounts.verifications')
		.values({ identifier: identifier(purpose, secret), value: JSON.stringify(value), expiresAt: inMinutes(minutes) })
		.execute();
}

/** Takes out what a secret stands for; of two who ask at once only one gets it. */
export async function takeOnce<T>(db: Db, purpose: Purpose, secret: string): Promise<T | undefined> {
	const row = await db
		.deleteFrom('accounts.verifications')
		.where('identifier', '=', identifier(purpose, secret))
		.where('expiresAt', '>', new Date())
		.returning('value')
		.executeTakeFirst();
	return row && (JSON.parse(row.value) as T);
}

/** What a secret stands for, left in its place. */
export async function peekOnce<T>(db: Db, purpose: Purpose, secret: string): Promise<T | undefined> {
	const row = await db
		.selectFrom('accounts.verifications')
		.select('value')
		.where('identifier', '=', identifier(purpose, secret))
		.where('expiresAt', '>', new Date())
		.executeTakeFirst();
	return row && (JSON.parse(row.value) as T);
}

function identifier(purpose: Purpose, secret: string): string {
	return `${purpose} ${createHash('sha256').update(secret).digest('base64url')}`;
}

function inMinutes(minutes: number): Date {
	return new Date(Date.now() + minutes * 60_000);
}
