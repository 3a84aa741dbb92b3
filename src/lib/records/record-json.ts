import type { StoredStatement } from './statement.ts';

/** A record as a JSON array that a person can read too, in pieces: a page of statements at a time. */
export async function* recordJson(pages: AsyncIterable<readonly StoredStatement[]>): AsyncGenerator<string> {
	let isEmpty = true;
	for await (const page of pages) {
		yield `${isEmpty ? '[' : ','}${page.map(indented).join(',')}`;
		isEmpty = false;
	}
	yield isEmpty ? '[]\n' : '\n]\n';
}

/** JSON has no line ends but those between its parts. */
function indented(statement: StoredStatement): string {
	return `\n\t${JSON.stringify(statement, null, '\t').replaceAll('\n', '\n\t')}`;
}
