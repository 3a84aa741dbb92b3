import { expect } from 'vitest';
import { publishCertificate } from '#lib/credentials/publish-certificate.server.ts';
import { readCredential } from '#lib/credentials/read-credential.ts';
import { verifyCredential } from '#lib/credentials/verify-credential.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { makeAward, verifierFor } from '../../tests/credentials/award.ts';
import { callEndpoint } from '../../tests/database/call-endpoint.ts';
import { test } from '../../tests/database/database-test.ts';
import { GET as getDid } from './.well-known/did.json/+server.ts';
import { GET as getCertificate } from './certificates/[slug].[ending]/+server.ts';
import { GET as getStatus } from './credentials/status/[number]/+server.ts';

const endings = ['json', 'jwt', 'png', 'svg'] as const;

test('a public certificate is given away in four forms, and each of them verifies', async ({ db }) => {
	const { slug, member } = await makeAward(db);
	for (const ending of endings) {
		await expect(callEndpoint(getCertificate, { db }, '/', { slug, ending })).rejects.toThrow(NotFound);
	}
	await publishCertificate(db, member, { slug, isPublic: true });
	for (const ending of endings) {
		const answer = await callEndpoint(getCertificate, { db }, paths.certificateFile(slug, ending), { slug, ending });
		expect(answer.headers.get('cache-control')).toBe('private, no-cache');
		expect(answer.headers.get('x-page-tags')).toBe('');
		const credential = readCredential(new Uint8Array(await answer.arrayBuffer()));
		expect(await verifyCredential(credential, verifierFor(db))).toMatchObject({ verdict: 'valid' });
	}
	await expect(callEndpoint(getCertificate, { db }, '/', { slug, ending: 'exe' })).rejects.toThrow(NotFound);
});

test('a certificate that is not signed yet says so', async ({ db }) => {
	const { slug, member } = await makeAward(db, { isSigned: false });
	await publishCertificate(db, member, { slug, isPublic: true });
	const answer = await callEndpoint(getCertificate, { db }, '/', { slug, ending: 'json' });
	expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
});

test('another site verifies with nothing but what is published here', async ({ db }) => {
	const { slug, member } = await makeAward(db);
	await publishCertificate(db, member, { slug, isPublic: true });
	const read = async (answer: Promise<Response>) => (await answer).text();
	const jwt = await read(callEndpoint(getCertificate, { db }, '/', { slug, ending: 'jwt' }));
	const site = 'https://cases.example.org';
	const did = await read(callEndpoint(getDid, { db }, paths.did()));
	for (const accept of ['application/vc', 'application/vc+jwt', '*/*']) {
		const status = await callEndpoint(getStatus, { db }, paths.statusList(0), { number: '0' }, { accept });
		expect(status.headers.get('content-type')).toBe(accept === '*/*' ? 'application/vc' : accept);
		expect(status.headers.get('cache-control')).toBe('public, max-age=300');
		const internet = { [`${site}${paths.did()}`]: did, [`${site}${paths.statusList(0)}`]: await status.text() };
		const verifier = verifierFor(db, internet);
		const stranger = {
			...verifier,
			ownSite: { ...verifier.ownSite, did: 'did:web:stranger.example', origin: 'https://stranger.example' },
		};
		expect(await verifyCredential(jwt, stranger)).toMatchObject({ verdict: 'valid' });
	}
	expect(verifierFor(db).asked).toEqual([]);
});

test('a status list that there is not is not found', async ({ db }) => {
	for (const number of ['1', '00', '-1', 'x', '99999']) {
		await expect(callEndpoint(getStatus, { db }, '/', { number })).rejects.toThrow(NotFound);
	}
});
