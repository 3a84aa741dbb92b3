import type { StoredStatement } from './statement.ts';

/** A record as a table (RFC 4180), with these names for its columns, in pieces; a spreadsheet takes no cell of it for a formula. */
export async function* recordCsv(
	pages: AsyncIterable<readonly StoredStatement[]>,
	columns: readonly string[],
): AsyncGenerator<string> {
	// The mark lets spreadsheets read æ, ø and å.
	yield `\uFEFF${lineOf(columns)}`;
	for await (const page of pages) yield page.map((statement) => lineOf(cellsOf(statement))).join('');
}

function lineOf(cells: readonly string[]): string {
	return `${cells.map(quoted).join(',')}\r\n`;
}

function cellsOf({ timestamp, verb, object, result }: StoredStatement): string[] {
	const definition = 'definition' in object ? object.definition : undefined;
	const name = Object.values(definition?.name ?? definition?.description ?? {})[0];
	const { score, success, response, duration } = result ?? {};
	const id = 'id' in object ? object.id : '';
	return [timestamp, verb.id, id, name, score?.scaled, success, response, duration].map((cell) =>
		cell === undefined ? '' : String(cell),
	);
}

function quoted(cell: string): string {
	const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
