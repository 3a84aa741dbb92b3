import { randomInt } from 'node:crypto';

/** Without the letters and digits that are taken for each other on paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten codes such as `k7wqd-3nfhp`, each of which stands in for an authenticator app once. */
export function makeBackupCodes(): string[] {
	return Array.from({ length: 10 }, () => [part(), part()].join('-'));
}

/** The code that somebody has read from paper, however they wrote it. */
export function readBackupCode(given: string): string {
	const letters = given.toLowerCase().replace(/[^a-z0-9]/g, '');
	return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

function part(): string {
	return Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
