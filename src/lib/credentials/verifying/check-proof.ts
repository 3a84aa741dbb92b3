import { createHash, type KeyObject, verify } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { loadContext } from '../contexts/load-context.ts';
import { decodeMultibase } from '../keys/multibase.ts';
import { curveOf } from '../keys/public-key.ts';
import { canonicalJson } from './canonical-json.ts';
import { asObject, asObjects, asText, type JsonObject } from './json-object.ts';

/** How a cryptosuite brings a document into one form, and with which keys it signs that. */
interface Suite {
	canonize(document: JsonObject): Promise<string> | string;
	curves: string[];
}

const rdfc = (document: JsonObject) => cryptosuite.canonize(document, { documentLoader: loadContext });

/** Data Integrity's cryptosuites of the W3C recommendations for EdDSA and ECDSA, without selective disclosure. */
const suites: Record<string, Suite> = {
	'eddsa-rdfc-2022': { canonize: rdfc, curves: ['Ed25519'] },
	'eddsa-jcs-2022': { canonize: canonicalJson, curves: ['Ed25519'] },
	'ecdsa-rdfc-2019': { canonize: rdfc, curves: ['P-256', 'P-384'] },
	'ecdsa-jcs-2019': { canonize: canonicalJson, curves: ['P-256', 'P-384'] },
};

/** The first proof of a credential of a kind that can be checked here. */
export function findProof(credential: JsonObject): JsonObject | 'proofMissing' | 'proofKindUnknown' {
	const proofs = asObjects(credential.proof);
	if (proofs.length === 0) return 'proofMissing';
	return proofs.find((proof) => suiteOf(proof) && proof.previousProof === undefined) ?? 'proofKindUnknown';
}

/** Whether checking a proof takes the meaning of every word, that is, all JSON-LD contexts. */
export function needsContexts(proof: JsonObject): boolean {
	return suiteOf(proof)?.canonize === rdfc;
}

/** What the check of a proof ended with; `undefinedTerm` names the term. */
export type ProofOutcome = 'proofValid' | 'proofInvalid' | 'proofExpired' | { undefinedTerm: string };

/** Checks one proof of a credential (Data Integrity, section 4.3, with the cryptosuites' verification algorithms). */
export async function checkProof(credential: JsonObject, proof: JsonObject, key: KeyObject, now: Date): Promise<ProofOutcome> {
	const { proof: _proofs, ...document } = credential;
	const { proofValue, ...options } = proof;
	const suite = suiteOf(proof);
	const signature = decodeMultibase(proofValue);
	const curve = curveOf(key);
	if (!suite || !signature || !curve || !suite.curves.includes(curve)) return 'proofInvalid';
	if (proof.proofPurpose !== 'assertionMethod' || !hasSameContext(proof, document)) return 'proofInvalid';
	if (proof.expires !== undefined && !(Date.parse(String(proof.expires)) > now.getTime())) return 'proofExpired';
	const config = needsContexts(proof) ? { '@context': document['@context'], ...options } : options;
	try {
		const hash = async (one: JsonObject) => digest(await suite.canonize(one), curve);
		const signed = Buffer.concat([await hash(config), await hash(document)]);
		return isSigned(signed, key, curve, signature) ? 'proofValid' : 'proofInvalid';
	} catch (error) {
		const term = undefinedTerm(error);
		return term === undefined ? 'proofInvalid' : { undefinedTerm: term };
	}
}

function suiteOf({ type, cryptosuite: name }: JsonObject): Suite | undefined {
	const known = type === 'DataIntegrityProof' && asText(name);
	return known && Object.hasOwn(suites, known) ? suites[known] : undefined;
}

/** A proof may repeat the credential's contexts; others would give the signed words another meaning. */
function hasSameContext(proof: JsonObject, document: JsonObject): boolean {
	return proof['@context'] === undefined || isDeepStrictEqual(proof['@context'], document['@context']);
}

function digest(text: string, curve: string): Buffer {
	return createHash(curve === 'P-384' ? 'sha384' : 'sha256')
		.update(text)
		.digest();
}

function isSigned(data: Buffer, key: KeyObject, curve: string, signature: Uint8Array): boolean {
	if (curve === 'Ed25519') return verify(null, data, key, signature);
	return verify(curve === 'P-384' ? 'sha384' : 'sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** The word that no context explains, which JSON-LD names deep in its error; undefined for what else is wrong with a document. */
function undefinedTerm(error: unknown): string | undefined {
	const event = asObject(asObject(asObject(error)?.details)?.event);
	const { property, type, id } = asObject(event?.details) ?? {};
	return asText(property) ?? asText(type) ?? asText(id);
}
