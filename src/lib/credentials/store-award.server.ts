import { randomBytes } from 'node:crypto';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import type { AwardSubject } from './award.ts';

/** What a member has one certificate for. */
type Earned = { user_id: string; case_id: number } | { user_id: string; path_id: string };

/**
 * Stores an award and queues its signing, both in the caller's transaction: whoever sees what earned it sees the
 * certificate. The one that is there already is returned unchanged.
 */
export async function storeAward(tx: Db, earned: Earned, subject: AwardSubject): Promise<{ slug: string; isNew: boolean }> {
	const award = await tx
		.insertInto('credentials.awards')
		.values({ ...earned, slug: unguessableSlug(), subject: JSON.stringify(subject) })
		.onConflict((conflict) => conflict.columns(['user_id', 'case_id' in earned ? 'case_id' : 'path_id']).doNothing())
		.returning(['id', 'slug'])
		.executeTakeFirst();
	if (!award) return { ...(await findPresent(tx, earned)), isNew: false };
	await queueSignature(tx, award.id);
	return { slug: award.slug, isNew: true };
}

/** Queues the signing of an award's credential, once however often it is asked for. */
export async function queueSignature(tx: Db, awardId: string): Promise<void> {
	await enqueue(tx, 'sign_credential', { awardId }, { key: `sign_credential:${awardId}` });
}

function findPresent(tx: Db, earned: Earned): Promise<{ slug: string }> {
	return tx
		.selectFrom('credentials.awards')
		.select('slug')
		.where((is) => is.and(earned))
		.executeTakeFirstOrThrow();
}

/** Crockford's base32: no letter that is mistaken for a digit. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 characters of 5 bits: the address is all that protects a certificate, so 130 bits. */
function unguessableSlug(): string {
	return Array.from(randomBytes(26), (byte) => alphabet[byte % 32]).join('');
}
