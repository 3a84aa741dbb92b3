import type { StatementTerms } from '../statement-terms.ts';
import { type TermKind, termKey } from '../term-key.ts';

/** The keys under which a statement is found. */
export function hashedTerms(terms: StatementTerms): string[] {
	const keys = (kind: TermKind, values: readonly string[]) => values.map((value) => termKey(kind, value));
	const all = [
		...keys('verb', [terms.verb]),
		...keys('registration', terms.registration ? [terms.registration] : []),
		...keys('agent', terms.agents),
		...keys('related-agent', terms.relatedAgents),
		...keys('activity', terms.activities),
		...keys('related-activity', terms.relatedActivities),
	];
	return [...new Set(all)];
}
