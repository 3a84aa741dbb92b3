import { randomBytes } from 'node:crypto';
import type { Db } from '#lib/platform/db.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import type { AwardSubject } from './award.ts';

/** Who earned a certificate, for which case, and what it is to say. */
export interface NewAward {
	userId: string;
	caseId: number;
	subject: AwardSubject;
}

/**
 * Awards a certificate and queues its signing, both in the caller's transaction: whoever sees the pass sees the
 * certificate. A member has one certificate per case; the one that is there already is returned unchanged.
 */
export async function awardCredential(tx: Db, { userId, caseId, subject }: NewAward): Promise<{ slug: string; isNew: boolean }> {
	const row = { slug: unguessableSlug(), user_id: userId, case_id: caseId, subject: JSON.stringify(subject) };
	const award = await tx
		.insertInto('credentials.awards')
		.values(row)
		.onConflict((conflict) => conflict.columns(['user_id', 'case_id']).doNothing())
		.returning(['id', 'slug'])
		.executeTakeFirst();
	if (!award) return { ...(await findPresent(tx, userId, caseId)), isNew: false };
	await queueSignature(tx, award.id);
	return { slug: award.slug, isNew: true };
}

/** Queues the signing of an award's credential, once however often it is asked for. */
export async function queueSignature(tx: Db, awardId: string): Promise<void> {
	await enqueue(tx, 'sign_credential', { awardId }, { key: `sign_credential:${awardId}` });
}

function findPresent(tx: Db, userId: string, caseId: number): Promise<{ slug: string }> {
	return tx
		.selectFrom('credentials.awards')
		.select('slug')
		.where('user_id', '=', userId)
		.where('case_id', '=', caseId)
		.executeTakeFirstOrThrow();
}

/** Crockford's base32: no letter that is mistaken for a digit. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 characters of 5 bits: the address is all that protects a certificate, so 130 bits. */
function unguessableSlug(): string {
	return Array.from(randomBytes(26), (byte) => alphabet[byte % 32]).join('');
}
