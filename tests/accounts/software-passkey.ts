import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What a device is asked to sign, and what it may lie about. */
interface Occasion {
	challenge: string;
	origin: string;
	/** Whether the device made sure who uses it. */
	userVerified?: boolean;
}

/** A keeper of one passkey in software (Web Authentication Level 3, ES256, without attestation). */
export function makeSoftwarePasskey(rpId: string) {
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const id = randomBytes(16);
	const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
	let counter = 0;

	const common = {
		id: id.toString('base64url'),
		rawId: id.toString('base64url'),
		type: 'public-key',
		clientExtensionResults: {},
	};
	const clientData = (type: string, { challenge, origin }: Occasion) =>
		Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	/** Section 6.1: the site, the flags, the counter, and when it is new the credential. */
	const authenticatorData = ({ userVerified = true }: Occasion, credential = Buffer.alloc(0)) => {
		const flags = 1 | (userVerified ? 4 : 0) | (credential.length > 0 ? 64 : 0);
		const numbers = Buffer.alloc(5);
		numbers.writeUInt8(flags);
		numbers.writeUInt32BE(++counter, 1);
		return Buffer.concat([createHash('sha256').update(rpId).digest(), numbers, credential]);
	};

	return {
		/** What `navigator.credentials.create` gives, as JSON. */
		register(occasion: Occasion): object {
			const key = Buffer.concat([
				Buffer.from('a5010203262001215820', 'hex'),
				Buffer.from(x, 'base64url'),
				Buffer.from('225820', 'hex'),
				Buffer.from(y, 'base64url'),
			]);
			const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
			const data = authenticatorData(occasion, credential);
			const before = Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex');
			const attestation = Buffer.concat([before, Buffer.from([0x58, data.length]), data]);
			const response = {
				clientDataJSON: clientData('webauthn.create', occasion).toString('base64url'),
				attestationObject: attestation.toString('base64url'),
				transports: ['internal'],
			};
			return { ...common, response };
		},
		/** What `navigator.credentials.get` gives, as JSON. */
		signIn(occasion: Occasion): object {
			const data = authenticatorData(occasion);
			const client = clientData('webauthn.get', occasion);
			const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
			const response = {
				clientDataJSON: client.toString('base64url'),
				authenticatorData: data.toString('base64url'),
				signature: sign('sha256', signed, privateKey).toString('base64url'),
			};
			return { ...common, response };
		},
	};
}
