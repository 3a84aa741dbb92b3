import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const [ivBytes, tagBytes] = [12, 16];

/** Seals a secret with AES-256-GCM for one purpose: `about` is bound to it and must be the same when it is opened. */
export function seal(secret: Uint8Array, sealingKey: Uint8Array, about: string): string {
	const iv = randomBytes(ivBytes);
	const cipher = createCipheriv('aes-256-gcm', sealingKey, iv).setAAD(Buffer.from(about));
	const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens what `seal` sealed; undefined when the key or `about` is another, or a byte was changed. */
export function unseal(text: string, sealingKey: Uint8Array, about: string): Buffer | undefined {
	const bytes = Buffer.from(text, 'base64url');
	try {
		const decipher = createDecipheriv('aes-256-gcm', sealingKey, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
		decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
		return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
	} catch {
		return undefined;
	}
}
