import { decodeProtectedHeader } from 'jose';
import { parseIfJson } from '#lib/platform/parse-if-json.ts';
import { asList, asObject, asText, hasType, type JsonObject } from './json-object.ts';

/** A credential as it was found: with its proof inside, or as a JWT's claims. */
export interface Found {
	credential: JsonObject;
	jwt?: { compact: string; header: JsonObject; claims: JsonObject };
}

/** What kept a text from being a credential. */
export type Refusal = 'unreadable' | 'tooLarge' | 'tooDeep' | 'noCredential' | 'severalCredentials' | 'badJwt';

/** Badges with a picture inside are large; this is more than any that were seen. */
const mostCharacters = 1_048_576;
/** Bringing a credential into one form takes half a second for so many values; real ones have some hundred. */
const [mostDepth, mostValues] = [64, 5_000];
const compactJwt = /^[\w-]+\.[\w-]+\.[\w-]*$/;
const envelope = /^data:application\/vc\+(?:ld\+json\+)?jwt[,;](?:.*,)?/;

/** Finds the one credential in JSON, a JWT, or a presentation of either kind. */
export function parseCredential(input: unknown): Found | Refusal {
	const text = typeof input === 'string' ? input.trim() : JSON.stringify(input);
	if (text === undefined) return 'unreadable';
	if (text.length > mostCharacters) return 'tooLarge';
	return compactJwt.test(text) ? parseJwt(text) : parseJson(text);
}

function parseJson(text: string): Found | Refusal {
	const value = parseIfJson(text);
	if (value === undefined) return 'unreadable';
	if (typeof value === 'string') return compactJwt.test(value) ? parseJwt(value) : 'noCredential';
	const object = asObject(value);
	if (!object) return 'noCredential';
	return isMeasured(object) ? unwrap({ credential: object }) : 'tooDeep';
}

function parseJwt(compact: string): Found | Refusal {
	const claims = asObject(parseIfJson(Buffer.from(compact.split('.')[1] ?? '', 'base64url').toString()));
	const header = readHeader(compact);
	if (!claims || !header) return 'badJwt';
	if (!isMeasured(claims)) return 'tooDeep';
	// Data model 1.1 put the credential into a claim of its own; 2.0 makes it the claims.
	const credential = asObject(claims.vc) ?? asObject(claims.vp) ?? claims;
	return unwrap({ credential, jwt: { compact, header, claims } });
}

/** A credential as it is, or the one in a presentation or an envelope. */
function unwrap(found: Found): Found | Refusal {
	const { credential } = found;
	if (hasType(credential, 'EnvelopedVerifiableCredential')) return parseEnvelope(credential);
	if (hasType(credential, 'VerifiableCredential')) return found;
	if (!hasType(credential, 'VerifiablePresentation')) return 'noCredential';
	const [first, ...others] = asList(credential.verifiableCredential);
	if (others.length > 0) return 'severalCredentials';
	if (asText(first) !== undefined) return compactJwt.test(String(first)) ? parseJwt(String(first)) : 'noCredential';
	const inner = asObject(first);
	return inner && !hasType(inner, 'VerifiablePresentation') ? unwrap({ credential: inner }) : 'noCredential';
}

function parseEnvelope({ id }: JsonObject): Found | Refusal {
	const jwt = asText(id)?.replace(envelope, '') ?? '';
	return compactJwt.test(jwt) ? parseJwt(jwt) : 'noCredential';
}

function readHeader(compact: string): JsonObject | undefined {
	try {
		return { ...decodeProtectedHeader(compact) };
	} catch {
		return undefined;
	}
}

/** Whether a value is no deeper and no larger than credentials are; walks without recursion, for that is what depth breaks. */
function isMeasured(value: object): boolean {
	let level: object[] = [value];
	let count = 0;
	for (let depth = 0; level.length > 0; depth++) {
		const below = level.flatMap((one) => Object.values(one));
		count += below.length;
		if (depth > mostDepth || count > mostValues) return false;
		level = below.filter((one) => typeof one === 'object' && one !== null);
	}
	return true;
}
