import type { Statement, XapiVersion } from '../statement.ts';
import { Place } from './place.ts';

/** What a refusal calls one statement of a request: `statement` when it is alone. */
export function placeOfStatement(statements: Statement[], index: number, version: XapiVersion): Place {
	return statements.length === 1 ? new Place('statement', version) : new Place('statements', version).at(index);
}
