import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase58, encodeBase58 } from './base58.ts';
import { decodeMultibase } from './multibase.ts';
import { curveOf, readJwk, readMultikey, writeMultikey } from './public-key.ts';
import { seal, unseal } from './sealed-secret.ts';

test('base58 is Bitcoin’s, and every sequence of bytes comes back', () => {
	expect(encodeBase58(Buffer.from('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U');
	expect(encodeBase58(Uint8Array.of(0, 0, 0x28, 0x7f, 0xb4, 0xcd))).toBe('11233QC4');
	expect(decodeBase58('0OIl')).toBeUndefined();
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
			expect(decodeBase58(encodeBase58(bytes))).toEqual(bytes);
		}),
	);
});

test('multibase that is no key is refused before it costs anything', () => {
	for (const text of ['', 'm', 'mAAAA', 'z0', 'u=', `z${'2'.repeat(1_000_000)}`, 7, undefined]) {
		expect(decodeMultibase(text)).toBeUndefined();
	}
});

test('a Multikey and a JSON Web Key hold the same key, of every kind', () => {
	const { publicKey } = generateKeyPairSync('ed25519');
	expect(writeMultikey(publicKey)).toMatch(/^z6Mk/);
	expect(readMultikey(writeMultikey(publicKey))?.equals(publicKey)).toBe(true);
	expect(readJwk(publicKey.export({ format: 'jwk' }))?.equals(publicKey)).toBe(true);
});

test('keys on P-256 and P-384 are read from their compressed points', () => {
	// The key of the example in did:key's specification, and what its point is in full.
	const p256 = readMultikey('zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169');
	expect(p256 && curveOf(p256)).toBe('P-256');
	expect(p256?.export({ format: 'jwk' })).toMatchObject({
		x: 'fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI',
		y: 'hW2ojTNfH7Jbi8--CJUo3OCbH3y5n91g-IMA9MLMbTU',
	});
	expect(readMultikey('z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9')).toSatisfy(
		(key) => curveOf(key) === 'P-384',
	);
	expect(readMultikey('zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU21')).toBeUndefined();
});

test('secrets, shared ones too, and unknown kinds are no public keys', () => {
	const { privateKey } = generateKeyPairSync('ed25519');
	const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
	const others = [
		privateKey.export({ format: 'jwk' }),
		{ kty: 'oct', k: 'AAAA' },
		{ ...jwk, crv: 'X25519' },
		{ ...jwk, x: 'AA' },
	];
	for (const one of [...others, null, 'x', {}]) expect(readJwk(one)).toBeUndefined();
});

test('a sealed secret opens with its key, for what it was sealed for, and when no bit of it was changed', () => {
	const key = Buffer.alloc(32, 1);
	const sealed = seal(Buffer.from('hemmelig'), key, 'a');
	expect(unseal(sealed, key, 'a')?.toString()).toBe('hemmelig');
	expect(unseal(sealed, key, 'b')).toBeUndefined();
	expect(unseal(sealed, Buffer.alloc(32, 2), 'a')).toBeUndefined();
	expect(seal(Buffer.from('hemmelig'), key, 'a')).not.toBe(sealed);
	const bytes = Buffer.from(sealed, 'base64url');
	for (let at = 0; at < bytes.length; at++) {
		const changed = Buffer.from(bytes);
		changed[at] = (changed[at] ?? 0) ^ 1;
		expect(unseal(changed.toString('base64url'), key, 'a')).toBeUndefined();
	}
	expect(unseal('', key, 'a')).toBeUndefined();
});
