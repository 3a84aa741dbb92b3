import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import type { SigningIssuer } from './issuer.ts';
import { readMultikey, writeMultikey } from './keys/public-key.ts';
import { seal, unseal } from './keys/sealed-secret.ts';

/** The Ed25519 key that this site signs with now; its id is its JWK thumbprint (RFC 7638). */
export interface SigningKey {
	id: string;
	privateKey: KeyObject;
}

/** A key that this site signs with or has signed with, as everybody may know it. */
export interface PublicKey {
	id: string;
	multibase: string;
	key: KeyObject;
}

/** The key to sign with; made when there is none yet. Throws Conflict when the site's secret is not the one that sealed it. */
export async function openSigningKey(tx: Db, issuer: SigningIssuer): Promise<SigningKey> {
	if (!(await findKeyInUse(tx).executeTakeFirst())) await addKey(tx, issuer);
	const present = await findKeyInUse(tx).executeTakeFirstOrThrow();
	const secret = unseal(present.sealed_secret, issuer.sealingKey, present.id);
	if (!secret) {
		throw new Conflict(
			'Certificates cannot be signed: the signing key is sealed with another SECRET than the present one. Set the former SECRET again, or make a new key with: npx dugnad credentials rotate',
		);
	}
	return { id: present.id, privateKey: createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' }) };
}

/** Signs with a new key from now on. The former ones stay public, so what they signed stays valid. Returns the new key's id. */
export async function rotateKey(db: Db, issuer: SigningIssuer): Promise<string> {
	return db.transaction().execute(async (tx) => {
		// One rotation at a time: the second must see the first one's key to retire it.
		await sql`select pg_advisory_xact_lock(hashtext('credentials.keys'))`.execute(tx);
		await tx.updateTable('credentials.keys').set({ retired_at: new Date() }).where('retired_at', 'is', null).execute();
		return addKey(tx, issuer);
	});
}

/** Every key that this site has ever signed with, newest first. */
export async function listPublicKeys(db: Db): Promise<PublicKey[]> {
	const rows = await db
		.selectFrom('credentials.keys')
		.select(['id', 'public_multibase'])
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.flatMap(({ id, public_multibase: multibase }) => {
		const key = readMultikey(multibase);
		return key ? [{ id, multibase, key }] : [];
	});
}

function findKeyInUse(tx: Db) {
	return tx.selectFrom('credentials.keys').select(['id', 'sealed_secret']).where('retired_at', 'is', null);
}

/** Adds a key, unless another process was faster: the database allows one in use. */
async function addKey(tx: Db, { sealingKey }: SigningIssuer): Promise<string> {
	const { privateKey } = generateKeyPairSync('ed25519');
	const publicKey = createPublicKey(privateKey);
	const id = await calculateJwkThumbprint(publicKey.export({ format: 'jwk' }) as { kty: string });
	const sealed = seal(privateKey.export({ format: 'der', type: 'pkcs8' }), sealingKey, id);
	await tx
		.insertInto('credentials.keys')
		.values({ id, public_multibase: writeMultikey(publicKey), sealed_secret: sealed })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return id;
}
