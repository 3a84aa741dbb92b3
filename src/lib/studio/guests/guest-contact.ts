import { seal, unseal } from '#lib/platform/seal.ts';
import { deriveKey } from '#lib/platform/secret.ts';

/** Seals a guest's address, so that a copy of the database alone tells nobody. */
export function sealContact(secret: string, email: string): string {
	return seal(keyOf(secret), email);
}

/** Reads a sealed address; undefined when it was removed, or sealed with a secret that the site no longer has. */
export function unsealContact(secret: string, sealed: string | null): string | undefined {
	if (sealed === null) return undefined;
	try {
		return unseal(keyOf(secret), sealed);
	} catch {
		return undefined;
	}
}

const keyOf = (secret: string) => deriveKey(secret, 'guest contact');
