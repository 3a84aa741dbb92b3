import type { Statement, XapiVersion } from './statement.ts';
import { Place } from './statements/place.ts';
import { statement } from './statements/statement.ts';

/** Reads one statement, strictly; throws StatementRefused with the property, the rule and its section. */
export function readStatement(json: unknown, version: XapiVersion): Statement {
	return readAt(json, new Place('statement', version));
}

/** Reads a request's statements: one, or a list in which no id occurs twice. */
export function readStatements(json: unknown, version: XapiVersion): Statement[] {
	if (!Array.isArray(json)) return [readStatement(json, version)];
	const place = new Place('statements', version);
	const read = json.map((item, index) => readAt(item, place.at(index)));
	refuseSameIds(read, place);
	return read;
}

function readAt(json: unknown, place: Place): Statement {
	statement(json, place);
	return json as Statement;
}

function refuseSameIds(statements: Statement[], place: Place): void {
	const seen = new Map<string, number>();
	for (const [index, { id }] of statements.entries()) {
		if (id === undefined) continue;
		const first = seen.get(id.toLowerCase());
		if (first !== undefined) place.at(index).at('id').refuse('batch', `must differ from the id of statements[${first}], ${id}`);
		seen.set(id.toLowerCase(), index);
	}
}
