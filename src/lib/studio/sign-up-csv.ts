import { byteOrderMark, writeCsvRow } from '#lib/platform/write-csv.ts';
import type { ListedSignUp } from './list-sign-ups.server.ts';

/** Who signed up as a table (RFC 4180) with these names for its columns; a spreadsheet takes no cell of it for a formula. */
export function signUpCsv(signUps: readonly ListedSignUp[], columns: readonly [string, string, string]): string {
	const rows = signUps.map(({ email, signedUpAt, confirmedAt }) => [
		email,
		signedUpAt.toISOString(),
		confirmedAt?.toISOString() ?? '',
	]);
	return byteOrderMark + [columns, ...rows].map((cells) => writeCsvRow(cells)).join('');
}
