import { createHash } from 'node:crypto';
import type { Db } from '#lib/platform/db.ts';
import type { AuthAnswer, Question } from './ask-auth.server.ts';
import { countTry } from './limit-addresses.server.ts';
import type { Member } from './viewer.ts';

const limit = { most: 10, windowS: 15 * 60 };

/**
 * Asks better-auth whether a password is the member's, ten times a quarter of an hour at most: for who finds a device that is
 * signed in and guesses.
 */
export async function confirmPassword(
	db: Db,
	viewer: Member,
	ask: (path: string, question: Question) => Promise<AuthAnswer>,
	password: string,
): Promise<Pick<AuthAnswer, 'status' | 'code' | 'waitS'>> {
	// The id itself would outlive its account among the counters.
	const name = createHash('sha256').update(viewer.id).digest('base64url');
	const waitS = await countTry(db, `/verify-password|${name}`, limit);
	if (waitS > 0) return { status: 429, code: 'TOO_MANY_TRIES', waitS };
	return ask('/verify-password', { body: { password } });
}
