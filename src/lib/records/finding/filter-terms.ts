import type { StatementFilter } from '../statement-filter.ts';
import { type TermKind, termKey } from '../term-key.ts';

/** The terms of a filter, the one that fewest statements have first: the search goes along it and looks the others up. */
export function filterTerms(filter: StatementFilter): string[] {
	const terms: [TermKind, string | undefined][] = [
		['registration', filter.registration],
		[filter.relatedAgents ? 'related-agent' : 'agent', filter.agent],
		[filter.relatedActivities ? 'related-activity' : 'activity', filter.activity],
		['verb', filter.verb],
	];
	return terms.flatMap(([kind, value]) => (value === undefined ? [] : [termKey(kind, value)]));
}
