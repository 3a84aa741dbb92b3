import { seal, unseal } from '#lib/platform/seal.ts';
import { deriveKey } from '#lib/platform/secret.ts';

/** What ends somebody's reminders and does nothing else; it stands in every one of them and lasts as long as the site's secret. */
export function makeStopToken(secret: string, userId: string): string {
	return seal(keyOf(secret), userId);
}

/** Whose reminders a token ends; undefined for what is none of ours. */
export function readStopToken(secret: string, token: string): string | undefined {
	try {
		return unseal(keyOf(secret), token);
	} catch {
		return undefined;
	}
}

const keyOf = (secret: string) => deriveKey(secret, 'stop reminders');
