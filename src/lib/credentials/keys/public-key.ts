import { createPublicKey, ECDH, type JsonWebKey, type KeyObject } from 'node:crypto';
import { decodeMultibase, encodeMultibase } from './multibase.ts';

interface Kind {
	/** The multicodec prefix of its public keys (https://github.com/multiformats/multicodec). */
	prefix: readonly [number, number];
	/** What OpenSSL calls the curve; none for Ed25519, whose keys are not points to be expanded. */
	curve?: string;
}

/** The kinds of keys that proofs here are checked with, by their name in a JSON Web Key. */
const kinds: Record<string, Kind> = {
	Ed25519: { prefix: [0xed, 0x01] },
	'P-256': { prefix: [0x80, 0x24], curve: 'prime256v1' },
	'P-384': { prefix: [0x81, 0x24], curve: 'secp384r1' },
};

/** An Ed25519 public key as a Multikey's value (Controlled Identifiers, section 2.2.2). */
export function writeMultikey(key: KeyObject): string {
	const { x } = key.export({ format: 'jwk' });
	return encodeMultibase(Uint8Array.from([0xed, 0x01, ...Buffer.from(x ?? '', 'base64url')]));
}

/** Reads a Multikey's value; undefined for what is no key of a known kind. */
export function readMultikey(text: unknown): KeyObject | undefined {
	const bytes = decodeMultibase(text);
	const found = Object.entries(kinds).find(([, { prefix }]) => bytes?.[0] === prefix[0] && bytes[1] === prefix[1]);
	return bytes && found && attempt(() => createPublicKey({ format: 'jwk', key: toJwk(found[0], found[1], bytes.subarray(2)) }));
}

/** Reads a JSON Web Key; undefined for what is no public key of a known kind, and for secrets, whoever they belong to. */
export function readJwk(jwk: unknown): KeyObject | undefined {
	if (typeof jwk !== 'object' || jwk === null) return undefined;
	const { kty, crv, n, e, d, k } = jwk as Record<string, unknown>;
	if (d !== undefined || k !== undefined) return undefined;
	if (kty === 'RSA') return attempt(() => createPublicKey({ format: 'jwk', key: { kty, n, e } as JsonWebKey }));
	if (typeof crv !== 'string' || !Object.hasOwn(kinds, crv)) return undefined;
	return attempt(() => createPublicKey({ format: 'jwk', key: jwk as JsonWebKey }));
}

/** `Ed25519`, `P-256` or `P-384`; undefined for RSA, which has no curve. */
export function curveOf(key: KeyObject): string | undefined {
	return key.export({ format: 'jwk' }).crv;
}

function toJwk(crv: string, { curve }: Kind, bytes: Uint8Array): JsonWebKey {
	if (!curve) return { kty: 'OKP', crv, x: base64url(bytes) };
	const point = Buffer.from(ECDH.convertKey(bytes, curve, undefined, undefined, 'uncompressed') as Buffer);
	const middle = (point.length + 1) / 2;
	return { kty: 'EC', crv, x: base64url(point.subarray(1, middle)), y: base64url(point.subarray(middle)) };
}

function base64url(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('base64url');
}

/** A key that the library refuses is not a key. */
function attempt(make: () => KeyObject): KeyObject | undefined {
	try {
		return make();
	} catch {
		return undefined;
	}
}
