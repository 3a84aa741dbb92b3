import { asObject, type JsonObject } from './json-object.ts';
import type { Verifier } from './verifier.ts';

export type DidFailure = 'issuerMethodUnknown' | 'issuerUnreachable' | 'issuerBroken';

/** The DID document of an issuer: this site's own, did:web, did:key or did:jwk. */
export async function resolveDid(did: string, verifier: Verifier): Promise<JsonObject | DidFailure> {
	if (did === verifier.ownSite.did) return verifier.ownSite.findDidDocument();
	if (did.startsWith('did:key:')) return keyDocument(did, { type: 'Multikey', publicKeyMultibase: did.slice(8) }, did.slice(8));
	if (did.startsWith('did:jwk:')) return jwkDocument(did);
	return did.startsWith('did:web:') ? fetchDocument(did, verifier) : 'issuerMethodUnknown';
}

/** Where a did:web keeps its document (did:web, section 3.2); undefined when the DID is malformed. */
export function didWebAddress(did: string): string | undefined {
	const [host = '', ...path] = did.slice('did:web:'.length).split(':');
	const decoded = /^[\w.-]+(%3A\d+)?$/i.test(host) ? host.replace(/%3A/i, ':') : undefined;
	if (!decoded || path.some((part) => !/^(?!\.+$)[\w.~%-]+$/.test(part))) return undefined;
	return `https://${decoded}${path.length > 0 ? `/${path.join('/')}` : '/.well-known'}/did.json`;
}

async function fetchDocument(did: string, verifier: Verifier): Promise<JsonObject | DidFailure> {
	const address = didWebAddress(did);
	if (!address) return 'issuerBroken';
	const text = await verifier.fetch(address);
	if (text === undefined) return 'issuerUnreachable';
	const document = parse(text);
	// A document that speaks for another DID vouches for nothing here.
	return document?.id === did ? document : 'issuerBroken';
}

function jwkDocument(did: string): JsonObject | DidFailure {
	const jwk = parse(Buffer.from(did.slice(8), 'base64url').toString());
	return jwk ? keyDocument(did, { type: 'JsonWebKey', publicKeyJwk: jwk }, '0') : 'issuerBroken';
}

/** A DID that is a key has a document that follows from it. */
function keyDocument(did: string, method: JsonObject, fragment: string): JsonObject {
	const id = `${did}#${fragment}`;
	return { id: did, verificationMethod: [{ id, controller: did, ...method }], assertionMethod: [id] };
}

function parse(text: string): JsonObject | undefined {
	try {
		return asObject(JSON.parse(text));
	} catch {
		return undefined;
	}
}
