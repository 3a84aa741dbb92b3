import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { aStatement } from '../../../tests/records/a-statement.ts';
import { selfSigned } from '../../../tests/records/self-signed.ts';
import { checkSignatures } from './check-signatures.ts';
import type { Attachment, Statement } from './statement.ts';

const id = '8f87ccde-bb56-4c2e-ab83-44982ef22df0';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const certificate = selfSigned(privateKey);
const somebodyElses = selfSigned(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const jws = (header: object, payload: string, key: KeyObject = privateKey, hash = 'RSA-SHA256') => {
	const signed = `${base64url(JSON.stringify(header))}.${base64url(payload)}`;
	return `${signed}.${sign(hash, Buffer.from(signed), key).toString('base64url')}`;
};
const statement = aStatement({ id, result: { duration: 'PT1.2399S' } });
const payload = JSON.stringify({ ...statement, result: { duration: 'PT1.23S' } });

function check(signature: string, given: Partial<Attachment> = {}, signed: Statement = statement) {
	const body = Buffer.from(signature);
	const sha2 = createHash('sha256').update(body).digest('hex');
	const attachment: Attachment = {
		usageType: 'http://adlnet.gov/expapi/attachments/signature',
		display: { en: 'Signature' },
		contentType: 'application/octet-stream',
		length: body.length,
		sha2,
		...given,
	};
	return () =>
		checkSignatures(
			[{ ...signed, attachments: [attachment] }],
			[{ sha2, contentType: 'application/octet-stream', body }],
			'1.0.3',
		);
}

test.each([
	['RS256', 'RSA-SHA256'],
	['RS384', 'RSA-SHA384'],
	['RS512', 'RSA-SHA512'],
])('%s is accepted, without a certificate and with one', (alg, hash) => {
	expect(check(jws({ alg }, payload, privateKey, hash))).not.toThrow();
	expect(check(jws({ alg, x5c: [certificate] }, payload, privateKey, hash))).not.toThrow();
});

test.each([
	['another algorithm', jws({ alg: 'HS256' }, payload), /must use RS256, RS384 or RS512, not "HS256"/],
	['no algorithm', jws({ alg: 'none' }, payload), /must use RS256/],
	['no signature', `${base64url('{"alg":"RS256"}')}.${base64url(payload)}.`, /compact form/],
	['no JWS', 'hello', /compact form/],
	['a header that is no JSON', `${base64url('{')}.${base64url(payload)}.AAAA`, /header that is a JSON object/],
	[
		'a payload that is no JSON',
		jws({ alg: 'RS256' }, payload.replace('"', "'")),
		/must sign a valid statement, and does not: statement must be JSON/,
	],
	[
		'a payload that is no statement',
		jws({ alg: 'RS256' }, '{}'),
		/must sign a valid statement, and does not: statement.actor is missing/,
	],
	['another statement', jws({ alg: 'RS256' }, JSON.stringify(aStatement({ result: { success: true } }))), /signs something else/],
	['another id', jws({ alg: 'RS256' }, payload.replace(id, id.replace('8', '9'))), /signs 9f87/],
	['somebody else’s certificate', jws({ alg: 'RS256', x5c: [somebodyElses] }, payload), /must fit the first certificate/],
	['a certificate that is none', jws({ alg: 'RS256', x5c: ['AAAA'] }, payload), /must fit the first certificate/],
	['no list of certificates', jws({ alg: 'RS256', x5c: certificate }, payload), /must fit the first certificate/],
	['a critical extension', jws({ alg: 'RS256', crit: ['b64'], b64: false }, payload), /must not name extensions as critical/],
])('%s is refused', (_, signature, rule) => {
	expect(check(signature)).toThrow(rule);
	expect(check(signature)).toThrow(/^statement\.attachments\[0\].*\(xAPI 1\.0\.3 Data 2\.6\)\.$/s);
});

test('a signature must be octets, and must come with the request', () => {
	expect(check(jws({ alg: 'RS256' }, payload), { contentType: 'text/plain' })).toThrow(
		/contentType must be application\/octet-stream/,
	);
	expect(check(jws({ alg: 'RS256' }, payload), { sha2: 'a'.repeat(64), fileUrl: 'https://example.org/x' })).toThrow(
		/must come with the request/,
	);
	expect(check('hello', { usageType: 'https://example.org/note' })).not.toThrow();
});
