import type { KeyObject } from 'node:crypto';
import { compactVerify } from 'jose';
import { curveOf } from '../keys/public-key.ts';
import type { Found } from './parse-credential.ts';

/** The algorithms that go with a kind of key, so that a stranger's header cannot choose another (RFC 8725, section 3.1). */
const algorithms: Record<string, string[]> = {
	Ed25519: ['EdDSA', 'Ed25519'],
	'P-256': ['ES256'],
	'P-384': ['ES384'],
	RSA: ['RS256', 'PS256'],
};
const known = Object.values(algorithms).flat();

/** Whether a JWT is signed in a way that proves anything to others: not at all and with a shared secret do not. */
export function findJwtProof({ header }: NonNullable<Found['jwt']>): 'proofMissing' | 'proofKindUnknown' | undefined {
	const alg = String(header.alg);
	if (/^(none|HS\d+)$/i.test(alg)) return 'proofMissing';
	return known.includes(alg) ? undefined : 'proofKindUnknown';
}

/** Checks the signature of a credential that is a JWT. */
export async function checkJwt({ compact }: NonNullable<Found['jwt']>, key: KeyObject): Promise<'proofValid' | 'proofInvalid'> {
	try {
		await compactVerify(compact, key, { algorithms: algorithms[curveOf(key) ?? 'RSA'] ?? [] });
		return 'proofValid';
	} catch {
		return 'proofInvalid';
	}
}
