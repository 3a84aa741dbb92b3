import { result, type StepResult } from '../verification.ts';
import { checkJwt, findJwtProof } from './check-jwt.ts';
import { checkProof, findProof, needsContexts } from './check-proof.ts';
import { findKey, type KeyFailure } from './find-key.ts';
import { asText, idOf, type JsonObject } from './json-object.ts';
import type { Found } from './parse-credential.ts';
import type { Verifier } from './verifier.ts';

/** What is known of who signed a credential; `context` has a result only when the check found a word without a meaning. */
export interface SignatureResults {
	issuer: StepResult;
	proof: StepResult;
	context?: StepResult;
}

/** Checks that whoever a credential names as its issuer signed it as it is. */
export async function checkSignature(found: Found, contextsKnown: boolean, verifier: Verifier): Promise<SignatureResults> {
	const issuer = namedIssuer(found);
	if (!issuer) return notReached(result('issuer', 'issuerMissing'));
	if (isContradicted(found, issuer)) return notReached(result('issuer', 'keyOfAnother', asText(found.jwt?.claims.iss)));
	const named = findNamedKey(found);
	if (typeof named === 'string') return { issuer: result('issuer', 'issuerNotReached', issuer), proof: result('proof', named) };
	const key = await findKey(issuer, named.key, verifier);
	if (typeof key === 'string') return notReached(keyFailure(key, issuer, named.key));
	const vouched = vouchedBy(issuer, verifier);
	if (found.jwt) return { issuer: vouched, proof: result('proof', await checkJwt(found.jwt, key), asText(found.jwt.header.alg)) };
	if (!contextsKnown && needsContexts(named.proof)) return notReached(vouched);
	const outcome = await checkProof(found.credential, named.proof, key, verifier.now ?? new Date());
	if (typeof outcome === 'string') return { issuer: vouched, proof: result('proof', outcome, asText(named.proof.cryptosuite)) };
	return { ...notReached(vouched), context: result('context', 'undefinedTerm', outcome.undefinedTerm) };
}

/** The issuer that a credential names; data model 1.1 allowed a JWT to name it in `iss` alone. */
export function namedIssuer({ credential, jwt }: Found): string | undefined {
	return idOf(credential.issuer) ?? asText(jwt?.claims.iss);
}

/** A JWT's `iss` that is another than the credential's issuer (VC-JOSE-COSE, section 3.1.3). */
function isContradicted({ jwt }: Found, issuer: string): boolean {
	return jwt?.claims.iss !== undefined && jwt.claims.iss !== issuer;
}

/** The name of the key, and the proof that names it; a JWT is its own proof. */
function findNamedKey({ credential, jwt }: Found) {
	if (jwt) return findJwtProof(jwt) ?? { key: asText(jwt.header.kid), proof: {} as JsonObject };
	const proof = findProof(credential);
	if (typeof proof === 'string') return proof;
	// Only JWTs may leave their key unnamed.
	return { key: idOf(proof.verificationMethod) ?? '', proof };
}

function keyFailure(failure: KeyFailure, issuer: string, key: string | undefined): StepResult {
	return result('issuer', failure, failure.startsWith('issuer') ? issuer : key);
}

function vouchedBy(issuer: string, { ownSite }: Verifier): StepResult {
	if (issuer === ownSite.did) return result('issuer', 'issuerIsThisSite', ownSite.origin);
	const host = issuer.startsWith('did:web:') && issuer.split(':')[2];
	return host ? result('issuer', 'issuerIsDomain', decodeURIComponent(host)) : result('issuer', 'issuerIsKey', issuer);
}

function notReached(issuer: StepResult): SignatureResults {
	return { issuer, proof: result('proof', 'proofNotReached') };
}
