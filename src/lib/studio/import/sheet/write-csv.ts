/**
 * Writes a CSV file (RFC 4180) as Norwegian spreadsheets open it: with a byte order mark and semicolons. A text that they
 * would reckon with gets an apostrophe before it, which `readCsv` takes away again.
 */
export function writeCsvRow(cells: readonly string[]): string {
	return `${cells.map(cellOf).join(';')}\r\n`;
}

/** Stands before the first row. */
export const byteOrderMark = '\ufeff';

function cellOf(value: string): string {
	const guarded = /^'*[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
	return /[";,\r\n\t]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
