import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { paths } from '#lib/platform/paths.ts';
import type { SigningIssuer } from './issuer.ts';
import { openSigningKey } from './keys.server.ts';
import { withoutFraction } from './open-badge.ts';
import { queueRenewal } from './queue-status-list.server.ts';
import { signDocument } from './signing/sign-document.ts';
import { encodeList, listLength, placeInList, statusTtlMs } from './status-list.ts';

const hourMs = 3_600_000;
/** A list is believed for a week and made anew every day: the worker may be away for some days. */
const validForMs = 7 * 24 * hourMs;
export const renewedAfterMs = 24 * hourMs;

/** Signs a status list as it is now, in a job, and queues its next edition. */
export async function signStatusList(db: Db, issuer: SigningIssuer, number: number): Promise<void> {
	await inTransaction(db, async (tx) => {
		// One edition at a time: an older one must not overwrite a newer one.
		await sql`select pg_advisory_xact_lock(hashtext('credentials.status_lists'), ${number})`.execute(tx);
		const key = await openSigningKey(tx, issuer);
		const now = new Date();
		const signed = await signDocument(composeStatusList(issuer, number, await findRevoked(tx, number), now), key);
		const row = { credential: JSON.stringify(signed.credential), jwt: signed.jwt, signed_at: now };
		await tx
			.insertInto('credentials.status_lists')
			.values({ number, ...row })
			.onConflict((conflict) => conflict.column('number').doUpdateSet(row))
			.execute();
		await queueRenewal(tx, number, new Date(now.getTime() + renewedAfterMs));
	});
}

/** A BitstringStatusListCredential without its proof (Bitstring Status List, section 2.2). */
export function composeStatusList(issuer: SigningIssuer, number: number, places: Iterable<number>, now: Date) {
	const id = issuer.origin + paths.statusList(number);
	return {
		'@context': ['https://www.w3.org/ns/credentials/v2'],
		id,
		type: ['VerifiableCredential', 'BitstringStatusListCredential'],
		issuer: { id: issuer.did, name: issuer.name },
		validFrom: withoutFraction(now),
		validUntil: withoutFraction(new Date(now.getTime() + validForMs)),
		credentialSubject: {
			id: `${id}#list`,
			type: 'BitstringStatusList',
			statusPurpose: 'revocation',
			encodedList: encodeList(places),
			ttl: statusTtlMs,
		},
	};
}

async function findRevoked(tx: Db, number: number): Promise<number[]> {
	const rows = await tx
		.selectFrom('credentials.awards')
		.select('status_index')
		.where('revoked_at', 'is not', null)
		.where('status_index', '>=', number * listLength)
		.where('status_index', '<', (number + 1) * listLength)
		.execute();
	return rows.map((row) => placeInList(row.status_index));
}
