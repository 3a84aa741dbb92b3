import { verify, X509Certificate } from 'node:crypto';
import type { Place } from './place.ts';
import { isObject, type Json, show } from './shape.ts';

const algorithms = new Map([
	['RS256', 'RSA-SHA256'],
	['RS384', 'RSA-SHA384'],
	['RS512', 'RSA-SHA512'],
]);

/** Reads a JSON web signature in compact form (RFC 7515 7.1), checks it against the certificate that it brings, and gives what it signs. */
export function readSignature(body: Uint8Array, place: Place): string {
	const text = Buffer.from(body).toString('latin1');
	const match = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(text);
	if (!match)
		return place.refuse(
			'signature',
			'must be a JSON web signature in compact form: three parts in base64url, with full stops between them',
		);
	const [, head = '', payload = '', signature = ''] = match;
	const header = readHeader(head, place);
	const algorithm = algorithms.get(header.alg as string);
	if (!algorithm) return place.refuse('signature', `must use RS256, RS384 or RS512, not ${show(header.alg)}`);
	if (header.crit !== undefined) place.refuse('signature', 'must not name extensions as critical: the store knows none');
	if (header.x5c !== undefined && !isSignedBy(header.x5c, algorithm, `${head}.${payload}`, signature)) {
		place.refuse('signature', 'must fit the first certificate of its x5c header, and does not');
	}
	return Buffer.from(payload, 'base64url').toString();
}

function readHeader(head: string, place: Place): Json {
	try {
		const header: unknown = JSON.parse(Buffer.from(head, 'base64url').toString());
		if (isObject(header)) return header;
	} catch {
		// Falls through: text that is no JSON is refused like JSON that is no object.
	}
	return place.refuse('signature', 'must have a header that is a JSON object');
}

function isSignedBy(chain: unknown, algorithm: string, signed: string, signature: string): boolean {
	const [first] = Array.isArray(chain) ? chain : [];
	if (typeof first !== 'string') return false;
	try {
		const { publicKey } = new X509Certificate(Buffer.from(first, 'base64'));
		return (
			publicKey.asymmetricKeyType === 'rsa' &&
			verify(algorithm, Buffer.from(signed), publicKey, Buffer.from(signature, 'base64url'))
		);
	} catch {
		return false;
	}
}
