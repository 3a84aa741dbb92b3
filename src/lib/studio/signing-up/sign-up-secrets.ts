import { createHmac } from 'node:crypto';
import { seal, unseal } from '#lib/platform/seal.ts';
import { deriveKey } from '#lib/platform/secret.ts';
import { hashToken, tokenFor } from '#lib/platform/token.ts';

/** What the database keeps of somebody who signs up: nothing that is an address to whoever has not the site's secret. */
export function sealAddress(secret: string, email: string): { sealed_email: string; email_hash: Buffer } {
	const key = deriveKey(secret, 'sign-ups');
	return { sealed_email: seal(key, plain(email)), email_hash: hashAddress(secret, email) };
}

/** The address that was sealed. */
export function openAddress(secret: string, sealed: string): string {
	return unseal(deriveKey(secret, 'sign-ups'), sealed);
}

/** The same for an address however its case is written, and different from site to site. */
export function hashAddress(secret: string, email: string): Buffer {
	return createHmac('sha256', deriveKey(secret, 'sign-up addresses')).update(plain(email)).digest();
}

/** What the links in the mails about a sign-up hold: the same in each of them, and worth nothing once it is withdrawn. */
export function signUpToken(secret: string, id: string): { token: string; token_hash: Buffer } {
	const token = tokenFor(secret, 'sign-up links', id);
	return { token, token_hash: hashToken(token) };
}

const plain = (email: string) => email.trim().toLowerCase();
