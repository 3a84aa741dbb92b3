import { createHash } from 'node:crypto';
import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential as verifyElsewhere } from '@digitalcredentials/vc';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { expect } from 'vitest';
import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { cancelJob, findJob } from '#lib/platform/jobs.ts';
import { issuer, makeAward } from '../../../tests/credentials/award.ts';
import { test } from '../../../tests/database/database-test.ts';
import { loadContext } from './contexts/load-context.ts';
import { findDidDocument } from './find-did-document.server.ts';
import { findStatusList } from './find-status-list.server.ts';
import { listPublicKeys, openSigningKey, rotateKey } from './keys.server.ts';
import { openCertificate } from './open-certificate.server.ts';
import { queueSigning } from './queue-signing.server.ts';
import { revokeAward } from './revoke-award.server.ts';
import { signCredential } from './sign-credential.server.ts';
import { signStatusList } from './sign-status-list.server.ts';
import { decodeList, isSet } from './status-list.ts';

/** The credential of a certificate, as its holder gets it. */
async function signedFor(db: Db, made: Awaited<ReturnType<typeof makeAward>>) {
	const { signed } = await openCertificate(db, made.member, made.slug);
	if (!signed) throw new Error('It is not signed.');
	return signed;
}

/** Verifies a proof with a family of libraries that signed nothing here; status lists are another test's matter. */
async function isProven(db: Db, credential: Record<string, unknown>): Promise<boolean> {
	const did = await findDidDocument(db, issuer);
	const methods = did.verificationMethod as { id: string }[];
	const documentLoader = async (address: string) => {
		const method = methods.find(({ id }) => id === address);
		const document = address === did.id ? did : method && { '@context': 'https://w3id.org/security/multikey/v1', ...method };
		return document ? { contextUrl: null, documentUrl: address, document } : loadContext(address);
	};
	const suite = new DataIntegrityProof({ cryptosuite });
	const checkStatus = async () => ({ verified: true });
	const { verified } = await verifyElsewhere({ credential, suite, documentLoader, checkStatus });
	return verified;
}

/** Verifies a JWT with the JSON Web Keys of the DID document, and returns its claims. */
async function readJwt(db: Db, jwt: string) {
	const did = await findDidDocument(db, issuer);
	const methods = did.verificationMethod as { id: string; publicKeyJwk?: { kty: string } }[];
	const keys = methods.flatMap(({ id, publicKeyJwk }) => (publicKeyJwk ? [{ ...publicKeyJwk, kid: id }] : []));
	return jwtVerify(jwt, createLocalJWKSet({ keys }), { issuer: issuer.did, typ: 'vc+jwt' });
}

test('what is signed here verifies with libraries that did not sign it, as proof and as JWT', async ({ db }) => {
	const made = await makeAward(db);
	const { credential, jwt } = await signedFor(db, made);
	expect(await isProven(db, credential)).toBe(true);
	expect(await isProven(db, { ...credential, name: 'En annen case' })).toBe(false);
	const { payload, protectedHeader } = await readJwt(db, jwt);
	const { proof: _proof, ...unsigned } = credential;
	expect(payload).toMatchObject(unsigned);
	expect(payload).toMatchObject({
		jti: `urn:uuid:${made.id}`,
		sub: `urn:uuid:${made.id}#holder`,
		iss: 'did:web:cases.example.org',
	});
	expect(protectedHeader).toMatchObject({ alg: 'EdDSA', cty: 'vc' });
});

test('two workers sign once, and a second run changes nothing', async ({ db }) => {
	const made = await makeAward(db, { isSigned: false });
	await Promise.all([signCredential(db, issuer, made.id), signCredential(db, issuer, made.id)]);
	const once = await signedFor(db, made);
	await signCredential(db, issuer, made.id);
	expect(await signedFor(db, made)).toEqual(once);
});

test('a certificate that was taken back before it was signed is not signed any more', async ({ db }) => {
	const made = await makeAward(db, { isSigned: false });
	await revokeAward(db, made.member, { certificate: made.slug, because: 'Feil navn.' });
	await signCredential(db, issuer, made.id);
	expect(await openCertificate(db, made.member, made.slug)).toMatchObject({ signed: null });
});

test('a new key signs from now on, and what the former keys signed stays valid', async ({ db }) => {
	const before = await makeAward(db);
	const key = await openSigningKey(db, issuer);
	const [rotated] = await Promise.all([rotateKey(db, issuer), rotateKey(db, issuer)]);
	expect((await listPublicKeys(db)).map(({ id }) => id)).toEqual(expect.arrayContaining([key.id, rotated]));
	const after = await makeAward(db);
	const proofs = [await signedFor(db, before), await signedFor(db, after)].map(({ credential }) => credential.proof);
	expect(proofs[0]).toMatchObject({ verificationMethod: `${issuer.did}#${key.id}` });
	expect(proofs[1]).not.toMatchObject({ verificationMethod: `${issuer.did}#${key.id}` });
	for (const made of [before, after]) {
		const { credential, jwt } = await signedFor(db, made);
		expect(await isProven(db, credential)).toBe(true);
		await readJwt(db, jwt);
	}
});

test('with another secret nothing is signed, and the sentence says what to do; a new key is a way out', async ({ db }) => {
	await openSigningKey(db, issuer);
	const made = await makeAward(db, { isSigned: false });
	const other = { ...issuer, sealingKey: createHash('sha256').update('another').digest() };
	await expect(signCredential(db, other, made.id)).rejects.toThrow(Conflict);
	await expect(signCredential(db, other, made.id)).rejects.toThrow(/SECRET.*credentials rotate/);
	await rotateKey(db, other);
	await signCredential(db, other, made.id);
	expect(await isProven(db, (await signedFor(db, made)).credential)).toBe(true);
	await rotateKey(db, issuer);
});

test('a first certificate finds its status list signed, and a revocation is in the next edition', async ({ db }) => {
	const [kept, taken] = [await makeAward(db), await makeAward(db)];
	const isRevoked = async (statusIndex: number) => {
		const { credential } = await findStatusList(db, 0);
		expect(await isProven(db, credential)).toBe(true);
		const bits = decodeList((credential.credentialSubject as { encodedList: string }).encodedList);
		return bits && isSet(bits, statusIndex);
	};
	expect([await isRevoked(kept.statusIndex), await isRevoked(taken.statusIndex)]).toEqual([false, false]);
	await revokeAward(db, taken.member, { certificate: taken.slug, because: 'Feil navn.' });
	await signStatusList(db, issuer, 0);
	expect([await isRevoked(kept.statusIndex), await isRevoked(taken.statusIndex)]).toEqual([false, true]);
	const { jwt } = await findStatusList(db, 0);
	expect((await readJwt(db, jwt)).payload.type).toContain('BitstringStatusListCredential');
});

test('the renewal that an edition queues does not put off a revocation that came meanwhile', async ({ db }) => {
	const made = await makeAward(db);
	await revokeAward(db, made.member, { certificate: made.slug, because: 'Feil navn.' });
	await signStatusList(db, issuer, 0);
	expect(await findJob(db, 'sign_status_list:0')).toBe('waiting');
	expect(await findJob(db, 'renew_status_list:0')).toBe('waiting');
});

test('a worker that starts queues what was given up: unsigned certificates, and lists that miss a revocation', async ({ db }) => {
	const made = await makeAward(db, { isSigned: false });
	const taken = await makeAward(db);
	await revokeAward(db, taken.member, { certificate: taken.slug, because: 'Feil navn.' });
	const keys = [`sign_credential:${made.id}`, 'sign_status_list:0'];
	for (const key of keys) await cancelJob(db, key);
	await queueSigning(db);
	expect(await Promise.all(keys.map((key) => findJob(db, key)))).toEqual(['waiting', 'waiting']);
	await signStatusList(db, issuer, 0);
	await cancelJob(db, 'sign_status_list:0');
	await queueSigning(db);
	expect(await findJob(db, 'sign_status_list:0')).toBeUndefined();
});
