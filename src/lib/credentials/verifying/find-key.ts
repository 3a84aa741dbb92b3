import type { KeyObject } from 'node:crypto';
import { readJwk, readMultikey } from '../keys/public-key.ts';
import { asList, asObjects, asText, idOf, type JsonObject } from './json-object.ts';
import { type DidFailure, resolveDid } from './resolve-did.ts';
import type { Verifier } from './verifier.ts';

export type KeyFailure = DidFailure | 'keyOfAnother' | 'keyUnknown' | 'keyNotForCredentials' | 'keyKindUnknown';

/**
 * The issuer's key that a proof or a JWT names, if the issuer's DID document has it for signing credentials. Without a
 * name (only JWTs have none) it is the only one there is.
 */
export async function findKey(issuer: string, name: string | undefined, verifier: Verifier): Promise<KeyObject | KeyFailure> {
	if (!issuer.startsWith('did:')) return 'issuerMethodUnknown';
	if (name?.startsWith('did:') && name.split('#')[0] !== issuer) return 'keyOfAnother';
	const document = await resolveDid(issuer, verifier);
	if (typeof document === 'string') return document;
	const method = findMethod(document, issuer, name);
	return typeof method === 'string' ? method : readKey(method, verifier.now ?? new Date());
}

function findMethod(document: JsonObject, did: string, name: string | undefined): JsonObject | KeyFailure {
	const absolute = (id: string | undefined) => (id?.startsWith('#') ? did + id : id);
	const assertions = asList(document.assertionMethod);
	const methods = [...asObjects(document.verificationMethod), ...asObjects(document.assertionMethod)];
	const wanted = name === undefined ? absolute(onlyOne(methods)) : absolute(name.includes('#') ? name : `#${name}`);
	const method = methods.find(({ id }) => wanted !== undefined && absolute(asText(id)) === wanted);
	if (!method || (method.controller !== undefined && method.controller !== did)) return 'keyUnknown';
	return assertions.some((one) => absolute(idOf(one)) === wanted) ? method : 'keyNotForCredentials';
}

function onlyOne(methods: JsonObject[]): string | undefined {
	return methods.length === 1 ? asText(methods[0]?.id) : undefined;
}

function readKey(method: JsonObject, now: Date): KeyObject | KeyFailure {
	if (method.revoked !== undefined && !(Date.parse(String(method.revoked)) > now.getTime())) return 'keyNotForCredentials';
	return readMultikey(method.publicKeyMultibase) ?? readJwk(method.publicKeyJwk) ?? 'keyKindUnknown';
}
