import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link or a program: 256 random bits, in 43 characters that any address may hold. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** What the database keeps of such a secret. So many bits cannot be guessed from their SHA-256, so a slow hash would guard nothing. */
export function hashToken(token: string): Buffer {
	return createHash('sha256').update(token).digest();
}
