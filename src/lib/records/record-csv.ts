import { byteOrderMark, writeCsvRow } from '#lib/platform/write-csv.ts';
import type { StoredStatement } from './statement.ts';

/** A record as a table (RFC 4180), with these names for its columns, in pieces; a spreadsheet takes no cell of it for a formula. */
export async function* recordCsv(
	pages: AsyncIterable<readonly StoredStatement[]>,
	columns: readonly string[],
): AsyncGenerator<string> {
	yield byteOrderMark + writeCsvRow(columns);
	for await (const page of pages) yield page.map((statement) => writeCsvRow(cellsOf(statement))).join('');
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
