import type { StoredStatement } from '../statement.ts';
import type { StatementTerms } from '../statement-terms.ts';

/** A statement with its place, about to be written. */
export interface Draft {
	id: string;
	stored: Date;
	seq: number;
	statement: StoredStatement;
	terms: StatementTerms;
}
