import { createPublicKey, type KeyObject, sign } from 'node:crypto';

// The least that X.509 asks for (RFC 5280 4.1), in DER, so that no key needs to lie in the repository.

/** A certificate that an invented signer has signed with its own key, as the `x5c` header of a signature holds it. */
export function selfSigned(privateKey: KeyObject): string {
	const name = sequence(der(0x31, sequence(objectId(0x55, 0x04, 0x03), der(0x0c, Buffer.from('Invented signer')))));
	const algorithm = sequence(objectId(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), der(0x05));
	const validity = sequence(der(0x17, Buffer.from('260101000000Z')), der(0x17, Buffer.from('460101000000Z')));
	const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
	const toSign = sequence(der(0xa0, integer(2)), integer(1), algorithm, name, validity, name, publicKey);
	const signature = der(0x03, Buffer.from([0]), sign('RSA-SHA256', toSign, privateKey));
	return sequence(toSign, algorithm, signature).toString('base64');
}

function der(tag: number, ...content: Buffer[]): Buffer {
	const body = Buffer.concat(content);
	const long = body.length > 0x7f ? [0x82, body.length >> 8, body.length & 0xff] : [body.length];
	return Buffer.concat([Buffer.from([tag, ...long]), body]);
}

const sequence = (...content: Buffer[]) => der(0x30, ...content);
const integer = (value: number) => der(0x02, Buffer.from([value]));
const objectId = (...octets: number[]) => der(0x06, Buffer.from(octets));
