import type { Db } from '#lib/platform/db.ts';
import type { Issuer } from './issuer.ts';
import { listPublicKeys, type PublicKey } from './keys.server.ts';

/**
 * The site's DID document (did:web; DID Core, section 5): each key that it signs or has signed with, twice, as a Multikey
 * for Data Integrity proofs and as a JSON Web Key for JWTs. Retired keys stay, so what they signed can be verified.
 */
export async function findDidDocument(db: Db, { did }: Pick<Issuer, 'did'>): Promise<Record<string, unknown>> {
	const methods = (await listPublicKeys(db)).flatMap((key) => [multikeyMethod(did, key), jwkMethod(did, key)]);
	return {
		'@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1', 'https://w3id.org/security/jwk/v1'],
		id: did,
		verificationMethod: methods,
		assertionMethod: methods.map(({ id }) => id),
	};
}

/** Under which address a proof of ours names its key. */
export function multikeyId(did: string, keyId: string): string {
	return `${did}#${keyId}`;
}

/** Under which address a JWT of ours names its key. */
export function jwkId(did: string, keyId: string): string {
	return `${did}#${keyId}-jwk`;
}

function multikeyMethod(did: string, { id, multibase }: PublicKey) {
	return { id: multikeyId(did, id), type: 'Multikey', controller: did, publicKeyMultibase: multibase };
}

function jwkMethod(did: string, { id, key }: PublicKey) {
	return { id: jwkId(did, id), type: 'JsonWebKey', controller: did, publicKeyJwk: key.export({ format: 'jwk' }) };
}
