import type { FoundStatement } from '../find-statements.server.ts';
import type { StoredStatement } from '../statement.ts';

/** A found statement whose JSON has been read. */
export interface ParsedStatement {
	found: FoundStatement;
	statement: StoredStatement;
}

/** Reads a found statement's JSON. */
export function parseFound(found: FoundStatement): ParsedStatement {
	return { found, statement: JSON.parse(found.json) as StoredStatement };
}
