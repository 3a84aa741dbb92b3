import { createHmac, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { issuer, makeAward, subject, verifierFor } from '../../../tests/credentials/award.ts';
import { badgeOf, clean, didKey, found, presentation, signAsBoth } from '../../../tests/credentials/other-site.ts';
import { test as databaseTest } from '../../../tests/database/database-test.ts';
import { findDidDocument } from './find-did-document.server.ts';
import { openSigningKey } from './keys.server.ts';
import { openCertificate } from './open-certificate.server.ts';
import { revokeAward } from './revoke-award.server.ts';
import { signDocument, type Unsigned } from './signing/sign-document.ts';
import { verifyCredential } from './verify-credential.server.ts';

const test = databaseTest.extend('ours', { scope: 'file' }, async ({ db }) => {
	const made = await makeAward(db);
	const { signed } = await openCertificate(db, made.member, made.slug);
	if (!signed) throw new Error('It is not signed.');
	return { ...made, ...signed };
});

const envelope = (jwt: string) => ({ type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${jwt}` });

test('ours is valid in every form, and nobody is asked', async ({ db, ours }) => {
	const verifier = verifierFor(db);
	const { credential, jwt } = ours;
	const forms = [credential, JSON.stringify(credential), ` ${jwt}\n`, JSON.stringify(jwt), envelope(jwt)];
	for (const form of [...forms, presentation(credential), presentation(jwt), presentation(envelope(jwt))]) {
		const verified = await verifyCredential(form, verifier);
		expect(found(verified)).toEqual(['openBadge', ...clean, 'issuerIsThisSite', 'proofValid', 'datesValid', 'notRevoked']);
		expect(verified).toMatchObject({ verdict: 'valid', credential: { name: subject.title, holder: subject.holderName } });
	}
	expect(verifier.asked).toEqual([]);
});

test('ours is invalid once it was taken back, and the reason is told', async ({ db }) => {
	const made = await makeAward(db);
	const { signed } = await openCertificate(db, made.member, made.slug);
	await revokeAward(db, made.member, { certificate: made.slug, because: 'Navnet var feil.' });
	for (const form of [signed?.credential, signed?.jwt]) {
		const verified = await verifyCredential(form, verifierFor(db));
		expect(verified).toMatchObject({ verdict: 'invalid' });
		expect(verified.steps.at(-1)).toEqual({ step: 'status', finding: 'revoked', outcome: 'failed', about: 'Navnet var feil.' });
	}
});

test('a credential is not valid any more when any one value in it is another', async ({ db, ours }) => {
	const places = leaves(ours.credential);
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...places), fc.nat(), async (path, at) => {
			const changed = structuredClone(ours.credential);
			change(changed, path, at);
			expect((await verifyCredential(changed, verifierFor(db))).verdict).not.toBe('valid');
		}),
		{ numRuns: 150 },
	);
});

test('a JWT is not valid any more when any one byte of it is another', async ({ db, ours }) => {
	await fc.assert(
		fc.asyncProperty(fc.nat(2), fc.nat(), fc.integer({ min: 1, max: 255 }), async (part, at, mask) => {
			const parts = ours.jwt.split('.').map((text) => Buffer.from(text, 'base64url'));
			const bytes = parts[part] ?? Buffer.alloc(0);
			bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ mask;
			const changed = parts.map((one) => one.toString('base64url')).join('.');
			expect((await verifyCredential(changed, verifierFor(db))).verdict).not.toBe('valid');
		}),
		{ numRuns: 200 },
	);
});

test('what another key signed is not ours, whatever it says', async ({ db, ours }) => {
	const { id } = await openSigningKey(db, issuer);
	const { privateKey } = generateKeyPairSync('ed25519');
	const { proof: _proof, ...unsigned } = ours.credential;
	const forged = await signDocument(unsigned as unknown as Unsigned, { id, privateKey });
	const unknown = await signDocument(unsigned as unknown as Unsigned, { id: 'another', privateKey });
	for (const form of [forged.credential, forged.jwt]) {
		expect(found(await verifyCredential(form, verifierFor(db)))).toContain('proofInvalid');
	}
	for (const form of [unknown.credential, unknown.jwt]) {
		expect(found(await verifyCredential(form, verifierFor(db)))).toContain('keyUnknown');
	}
	const theirs = {
		...forged.credential,
		proof: { ...(forged.credential.proof as object), verificationMethod: didKey(privateKey).id },
	};
	const verified = await verifyCredential(theirs, verifierFor(db));
	expect(found(verified)).toContain('keyOfAnother');
	expect(verified.verdict).toBe('invalid');
});

test('a JWT cannot choose how it is checked', async ({ db, ours }) => {
	const [, claims] = ours.jwt.split('.');
	const { id } = await openSigningKey(db, issuer);
	const encode = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url');
	const kid = `${issuer.did}#${id}-jwk`;
	const none = `${encode({ alg: 'none', kid })}.${claims}.`;
	const shared = `${encode({ alg: 'HS256', kid })}.${claims}`;
	const document = await findDidDocument(db, issuer);
	const secret = JSON.stringify((document.verificationMethod as { publicKeyJwk: object }[])[1]?.publicKeyJwk);
	const mac = createHmac('sha256', secret).update(shared).digest('base64url');
	for (const jwt of [none, `${shared}.${mac}`]) {
		const verified = await verifyCredential(jwt, verifierFor(db));
		expect(found(verified)).toContain('proofMissing');
		expect(verified.verdict).toBe('invalid');
	}
	const other = `${encode({ alg: 'ES256', kid })}.${claims}.${Buffer.alloc(64).toString('base64url')}`;
	expect(found(await verifyCredential(other, verifierFor(db)))).toContain('proofInvalid');
	const elsewhere = `${encode({ alg: 'EdDSA', kid: 'did:web:evil.example#key' })}.${claims}.${Buffer.alloc(64).toString('base64url')}`;
	const verifier = verifierFor(db);
	expect(found(await verifyCredential(elsewhere, verifier))).toContain('keyOfAnother');
	expect(verifier.asked).toEqual([]);
});

test('dates decide too, those of the credential and those of the JWT', async ({ db, ours }) => {
	const at = async (form: unknown, now: string) =>
		found(await verifyCredential(form, { ...verifierFor(db), now: new Date(now) }));
	expect(await at(ours.credential, '2020-01-01')).toContain('notYetValid');
	expect(await at(ours.jwt, '2020-01-01')).toContain('notYetValid');
	const { credential, jwt } = await signAsBoth(db, issuer, { ...badgeOf(issuer), validUntil: '2030-01-01T00:00:00Z' });
	expect(await at(credential, '2031-01-01')).toContain('expired');
	expect(await at(jwt, '2031-01-01')).toContain('expired');
	expect(await at({ ...credential, validUntil: 'i morgen' }, '2026-01-01')).toContain('datesBroken');
});

type Path = (string | number)[];

/** Where the values of a credential stand. */
function leaves(value: unknown, path: Path = []): Path[] {
	if (typeof value !== 'object' || value === null) return [path];
	return Object.entries(value).flatMap(([name, one]) => leaves(one, [...path, Array.isArray(value) ? Number(name) : name]));
}

/** Makes one value another: a letter of a text, a number, a truth. */
function change(root: unknown, path: Path, at: number): void {
	const holder = path.slice(0, -1).reduce<unknown>((one, name) => (one as Record<string, unknown>)[name], root);
	const name = path.at(-1) as string;
	const object = holder as Record<string, unknown>;
	const value = object[name];
	if (typeof value === 'boolean') object[name] = !value;
	else if (typeof value === 'number') object[name] = value + 1;
	else object[name] = changeLetter(String(value), at);
}

function changeLetter(text: string, at: number): string {
	const place = at % text.length;
	return `${text.slice(0, place)}${text[place] === 'x' ? 'y' : 'x'}${text.slice(place + 1)}`;
}
