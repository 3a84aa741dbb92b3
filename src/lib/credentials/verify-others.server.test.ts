import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalcredentials/vc';
import { expect } from 'vitest';
import { issuer, verifierFor } from '../../../tests/credentials/award.ts';
import {
	about,
	badgeOf,
	clean,
	didKey,
	forge,
	found,
	makeSite,
	presentation,
	signAs,
	signAsBoth,
} from '../../../tests/credentials/other-site.ts';
import { test } from '../../../tests/database/database-test.ts';
import { loadContext } from './contexts/load-context.ts';
import { openVerifier } from './open-verifier.server.ts';
import { composeStatusList } from './sign-status-list.server.ts';
import type { Finding } from './verification.ts';
import { verifyCredential } from './verify-credential.server.ts';

test('what another family of libraries signed with a bare key is valid, and is said to be anybody’s', async ({ db }) => {
	const { privateKey } = generateKeyPairSync('ed25519');
	const { did, id } = didKey(privateKey);
	const signer = { id, algorithm: 'Ed25519', sign: async ({ data }: { data: Uint8Array }) => sign(null, data, privateKey) };
	const suite = new DataIntegrityProof({ signer, cryptosuite });
	const { credentialStatus: _status, ...badge } = badgeOf({ ...issuer, did });
	const credential = await issue({ credential: badge, suite, documentLoader: loadContext });
	const verified = await verifyCredential(credential, verifierFor(db));
	expect(found(verified)).toEqual(['openBadge', ...clean, 'issuerIsKey', 'proofValid', 'datesValid', 'noStatus']);
	expect(verified.verdict).toBe('valid');
	expect((await verifyCredential({ ...credential, name: 'x' }, verifierFor(db))).verdict).toBe('invalid');
});

test('proofs over plain JSON and by other curves are checked too', async ({ db }) => {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const jwk = Buffer.from(JSON.stringify(publicKey.export({ format: 'jwk' }))).toString('base64url');
	const did = `did:jwk:${jwk}`;
	// Written in the order that RFC 8785 asks for, so that plain JSON is canonical.
	const document = {
		'@context': ['https://www.w3.org/ns/credentials/v2', 'https://example.org/words/v1'],
		credentialSubject: { name: 'Åse', points: 1e21 },
		issuer: did,
		type: ['VerifiableCredential'],
	};
	const options = {
		'@context': document['@context'],
		cryptosuite: 'ecdsa-jcs-2019',
		proofPurpose: 'assertionMethod',
		type: 'DataIntegrityProof',
		verificationMethod: `${did}#0`,
	};
	const hash = (one: object) => createHash('sha256').update(JSON.stringify(one)).digest();
	const signature = sign('sha256', Buffer.concat([hash(options), hash(document)]), {
		key: privateKey,
		dsaEncoding: 'ieee-p1363',
	});
	const proof = { ...options, proofValue: `u${signature.toString('base64url')}` };
	const verified = await verifyCredential({ ...document, proof }, verifierFor(db));
	expect(found(verified)).toEqual([
		'otherCredential',
		'contextUnknown',
		'schemaUnknown',
		'issuerIsKey',
		'proofValid',
		'datesValid',
		'noStatus',
	]);
	expect(verified.verdict).toBe('valid');
	const changed = { ...document, credentialSubject: { name: 'Åge', points: 1e21 }, proof };
	expect((await verifyCredential(changed, verifierFor(db))).verdict).toBe('invalid');
});

test('another site’s credential is checked with its key and its status list', async ({ db }) => {
	const site = await makeSite(db);
	const verifier = verifierFor(db, site.internet);
	for (const form of [site.badge.credential, site.badge.jwt]) {
		const verified = await verifyCredential(form, verifier);
		expect(found(verified)).toEqual(['openBadge', ...clean, 'issuerIsDomain', 'proofValid', 'datesValid', 'notRevoked']);
		expect(about(verified, 'issuer')).toBe('other.example.org:8443');
	}
	// Once for each of the two forms.
	expect(verifier.asked).toEqual([...Object.keys(site.internet), ...Object.keys(site.internet)]);

	const revoked = { ...site.internet, [site.listAddress]: await site.signList([3]) };
	expect(found(await verifyCredential(site.badge.jwt, verifierFor(db, revoked))).at(-1)).toBe('revoked');
	const neighbours = { ...site.internet, [site.listAddress]: await site.signList([2, 4]) };
	expect(found(await verifyCredential(site.badge.jwt, verifierFor(db, neighbours))).at(-1)).toBe('notRevoked');
});

test('a status list that cannot be believed leaves a doubt or a failure, never a pass', async ({ db }) => {
	const site = await makeSite(db);
	const list = JSON.parse(await site.signList([]));
	const bomb = `u${gzipSync(Buffer.alloc(50_000_000)).toString('base64url')}`;
	const withBits = (encodedList: unknown) => ({ ...list, credentialSubject: { ...list.credentialSubject, encodedList } });
	const longAgo = new Date('2020-01-01T00:00:00Z');
	const cases: [unknown, Finding][] = [
		[undefined, 'statusUnreachable'],
		['<html>', 'statusListBroken'],
		[withBits(bomb), 'statusListUnsigned'],
		[await site.signList([], { encodedList: bomb }), 'statusListBroken'],
		[await site.signList([], { encodedList: 'uH4sIAAAAAAAAAwMAAAAAAAAAAAA' }), 'statusListBroken'],
		[await site.signList([], { statusPurpose: 'suspension' }), 'statusListBroken'],
		[await site.signList([], {}, longAgo), 'statusListExpired'],
		[await signAs(db, site.issuer, composeStatusList(site.issuer, 1, [], new Date())), 'statusListBroken'],
		[await forge(site.issuer, composeStatusList(site.issuer, 0, [], new Date())), 'statusListUnsigned'],
		[
			await signAs(db, { ...issuer, did: 'did:web:evil.example' }, composeStatusList(site.issuer, 0, [], new Date())),
			'statusListOfAnother',
		],
	];
	for (const [answer, finding] of cases) {
		const verified = await verifyCredential(
			site.badge.credential,
			verifierFor(db, { ...site.internet, [site.listAddress]: answer }),
		);
		expect(found(verified).at(-1)).toBe(finding);
		expect(verified.verdict).not.toBe('valid');
	}
});

test('an issuer whose key cannot be had or trusted is no issuer', async ({ db }) => {
	const site = await makeSite(db);
	const document = site.internet[site.didAddress] as { verificationMethod: object[] };
	const cases: [unknown, Finding][] = [
		[undefined, 'issuerUnreachable'],
		['[]', 'issuerBroken'],
		[{ ...document, id: 'did:web:evil.example' }, 'issuerBroken'],
		[{ ...document, verificationMethod: [] }, 'keyUnknown'],
		[{ ...document, assertionMethod: [] }, 'keyNotForCredentials'],
		[
			{
				...document,
				verificationMethod: document.verificationMethod.map((one) => ({ ...one, revoked: '2020-01-01T00:00:00Z' })),
			},
			'keyNotForCredentials',
		],
		[
			{ ...document, verificationMethod: document.verificationMethod.map((one) => ({ ...one, publicKeyMultibase: 'z6Mk' })) },
			'keyKindUnknown',
		],
	];
	for (const [answer, finding] of cases) {
		const verified = await verifyCredential(site.badge.credential, verifierFor(db, { [site.didAddress]: answer }));
		expect(found(verified)).toContain(finding);
		expect(found(verified)).toEqual(expect.arrayContaining(['proofNotReached', 'statusNotReached']));
		expect(verified.verdict).not.toBe('valid');
	}
});

test('meanings come from our own contexts only', async ({ db }) => {
	const { credential: ours } = await signAsBoth(db, issuer, badgeOf(issuer));
	const contexts = ours['@context'] as unknown[];
	const check = async (context: unknown, more: object = {}) => {
		const verifier = verifierFor(db);
		const verified = await verifyCredential({ ...ours, ...more, '@context': context }, verifier);
		expect(verifier.asked).toEqual([]);
		expect(verified.verdict).not.toBe('valid');
		return verified;
	};
	const unknown = await check([...contexts, 'https://evil.example/words.json']);
	expect(about(unknown, 'context')).toBe('https://evil.example/words.json');
	expect(found(unknown)).toEqual(expect.arrayContaining(['contextUnknown', 'proofNotReached']));
	expect(found(await check([...contexts, { name: 'https://schema.org/alternateName' }]))).toContain('contextInline');
	expect(found(await check(contexts, { issuer: { '@context': null, id: issuer.did } }))).toContain('contextInline');
	expect(found(await check(contexts.slice(1)))).toContain('contextMissing');
	const unexplained = await check(contexts, { madeUp: 'word' });
	expect(found(unexplained)).toContain('undefinedTerm');
	expect(about(unexplained, 'context')).toBe('madeUp');
	expect(about(await check(contexts, { type: ['VerifiableCredential', 'MadeUp'] }), 'context')).toBe('MadeUp');
	const knot = Array.from({ length: 8 }, (_, i) => ({ id: `_:b${i}`, type: ['Evidence'], endorsement: leavesOf(8) }));
	expect(found(await check(contexts, { evidence: knot }))).toContain('proofInvalid');
});

test('what is no credential is refused by name, however large or deep it is', async ({ db }) => {
	const cases: [unknown, Finding][] = [
		['', 'unreadable'],
		['Hei', 'unreadable'],
		['{"a":', 'unreadable'],
		[undefined, 'unreadable'],
		['[]', 'noCredential'],
		['{}', 'noCredential'],
		['null', 'noCredential'],
		['a.b.c', 'badJwt'],
		[`"${'x'.repeat(10_000_000)}"`, 'tooLarge'],
		[`{"type":"VerifiableCredential","a":${'['.repeat(500_000)}${']'.repeat(500_000)}}`, 'tooDeep'],
		[`{"type":"VerifiableCredential","a":[${'0,'.repeat(100_000)}0]}`, 'tooDeep'],
		[{ type: 'VerifiablePresentation', verifiableCredential: [{}, {}] }, 'severalCredentials'],
		[presentation(presentation({ type: 'VerifiableCredential' })), 'noCredential'],
	];
	for (const [input, finding] of cases) {
		expect(await verifyCredential(input, verifierFor(db))).toMatchObject({
			verdict: 'invalid',
			steps: [{ finding }],
			credential: null,
		});
	}
	for (const odd of [
		{ proof: 'x' },
		{ issuer: 7 },
		{ issuer: 'did:web:' },
		{ issuer: 'did:web:..%2f' },
		{ proof: [[]], issuer: [] },
	]) {
		const verified = await verifyCredential({ type: 'VerifiableCredential', ...odd }, verifierFor(db));
		expect(verified.verdict).not.toBe('valid');
	}
});

test('nobody gets the site to ask a private address', async ({ db }) => {
	let asked = 0;
	const server = createServer((_request, response) => {
		asked++;
		response.end('{}');
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	server.on('connection', () => asked++);
	const { port } = server.address() as AddressInfo;
	const verifier = openVerifier(db, issuer);
	expect(await verifier.fetch(`http://127.0.0.1:${port}/`)).toBeUndefined();
	const { credential } = await signAsBoth(db, issuer, badgeOf({ ...issuer, did: `did:web:127.0.0.1%3A${port}` }));
	expect(found(await verifyCredential(credential, verifier))).toContain('issuerUnreachable');
	server.close();
	expect(asked).toBe(0);
});

/** References that all look alike: finding one form for many of them takes for ever. */
const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `_:b${i}` }));
