import type { ListedSignUp } from './list-sign-ups.server.ts';

/** Who signed up as a table (RFC 4180) with these names for its columns; a spreadsheet takes no cell of it for a formula. */
export function signUpCsv(signUps: readonly ListedSignUp[], columns: readonly [string, string, string]): string {
	const rows = signUps.map(({ email, signedUpAt, confirmedAt }) => [
		email,
		signedUpAt.toISOString(),
		confirmedAt?.toISOString() ?? '',
	]);
	// The mark lets spreadsheets read æ, ø and å.
	return `\uFEFF${[columns, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`;
}

function quoted(cell: string): string {
	const safe = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
