/** Stands before the first row, so that spreadsheets read æ, ø and å. */
export const byteOrderMark = '\ufeff';

/**
 * A row of a CSV file (RFC 4180). A text that a spreadsheet would reckon with gets an apostrophe before it, and one more
 * where it has some already, so that a reader can take it away again.
 */
export function writeCsvRow(cells: readonly (string | number)[], separator: ',' | ';' = ','): string {
	return `${cells.map((cell) => (typeof cell === 'number' ? cell : quoted(cell))).join(separator)}\r\n`;
}

function quoted(text: string): string {
	const guarded = /^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
	return /[",;\r\n\t]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
