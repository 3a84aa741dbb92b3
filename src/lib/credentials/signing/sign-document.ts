import { sign } from 'node:crypto';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { SignJWT } from 'jose';
import type { SignedCredential } from '../certificate.ts';
import { loadContext } from '../contexts/load-context.ts';
import { jwkId, multikeyId } from '../find-did-document.server.ts';
import type { SigningKey } from '../keys.server.ts';

/** A credential that is ready to be signed. */
export interface Unsigned {
	id: string;
	issuer: { id: string };
	validFrom: string;
	validUntil?: string;
	credentialSubject: { id: string };
	[property: string]: unknown;
}

/** The same credential in both forms. */
export interface Signed {
	credential: SignedCredential;
	jwt: string;
}

/** Signs a credential of this site in both forms: with a Data Integrity proof inside, and as a JWT around it. */
export async function signDocument(unsigned: Unsigned, key: SigningKey): Promise<Signed> {
	return { credential: await addProof(unsigned, key), jwt: await makeJwt(unsigned, key) };
}

/** The credential with a proof of the cryptosuite `eddsa-rdfc-2022` (Data Integrity EdDSA Cryptosuites, section 3.2). */
async function addProof(unsigned: Unsigned, { id, privateKey }: SigningKey): Promise<SignedCredential> {
	const signer = {
		id: multikeyId(unsigned.issuer.id, id),
		algorithm: 'Ed25519',
		sign: async ({ data }: { data: Uint8Array }) => sign(null, data, privateKey),
	};
	const suite = new DataIntegrityProof({ signer, cryptosuite });
	// The library adds the proof to the object that it is given.
	return issue({ credential: structuredClone(unsigned), suite, documentLoader: loadContext });
}

/**
 * The credential as a JWT (Securing Verifiable Credentials using JOSE and COSE, section 3.1): the claims are the
 * credential itself, and beside it the registered ones that Open Badges 3.0 asks for (section 8.2.4).
 */
function makeJwt(unsigned: Unsigned, { id, privateKey }: SigningKey): Promise<string> {
	const jwt = new SignJWT({ ...unsigned })
		.setProtectedHeader({ alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid: jwkId(unsigned.issuer.id, id) })
		.setIssuer(unsigned.issuer.id)
		.setJti(unsigned.id)
		.setSubject(unsigned.credentialSubject.id)
		.setNotBefore(new Date(unsigned.validFrom));
	if (unsigned.validUntil) jwt.setExpirationTime(new Date(unsigned.validUntil));
	return jwt.sign(privateKey);
}
