import { createHash, createHmac, randomBytes } from 'node:crypto';
import { deriveKey } from './secret.ts';

/** A secret for a link or a program: 256 random bits, in 43 characters that any address may hold. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/**
 * A secret for the link of a thing, the same whenever it is asked for: 256 bits that nobody can tell from random ones without
 * the site's secret. Every mail can hold the link, and the database needs no more of it than its hash.
 */
export function tokenFor(secret: string, purpose: string, id: string): string {
	return createHmac('sha256', deriveKey(secret, purpose)).update(id).digest('base64url');
}

/** What the database keeps of such a secret. So many bits cannot be guessed from their SHA-256, so a slow hash would guard nothing. */
export function hashToken(token: string): Buffer {
	return createHash('sha256').update(token).digest();
}
