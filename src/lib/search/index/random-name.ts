import { randomBytes } from 'node:crypto';

/** A name that no other file has. */
export function randomName(): string {
	return randomBytes(8).toString('hex');
}
