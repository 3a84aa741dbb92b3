import { agentKey } from '../agent-key.ts';
import { readableBy } from '../clients.ts';
import { readActorParameter, readBoolean, readIri, readTimestamp, readUuid } from '../read-parameters.ts';
import type { StatementFilter } from '../statement-filter.ts';
import type { Visit } from './exchange.ts';
import { optional } from './parameters.ts';
import { Refusal } from './refusal.ts';

/** No page has more statements. */
const mostStatements = 500;

/** What a GET of statements asks for, and what its client may see (xAPI 1.0.3 Communication 2.1.3). */
export function readStatementFilter({ parameters, client, version }: Visit): StatementFilter {
	const as = <Value>(name: string, read: (text: string, name: string, version: Visit['version']) => Value) =>
		optional(parameters, name, (text) => read(text, name, version));
	const agent = as('agent', readActorParameter);
	return {
		agent: agent && agentKey(agent),
		relatedAgents: as('related_agents', readBoolean) ?? false,
		verb: as('verb', readIri),
		activity: as('activity', readIri),
		relatedActivities: as('related_activities', readBoolean) ?? false,
		registration: as('registration', readUuid),
		since: as('since', readTimestamp),
		until: as('until', readTimestamp),
		ascending: as('ascending', readBoolean) ?? false,
		limit: optional(parameters, 'limit', readLimit) ?? mostStatements,
		...readableBy(client),
	};
}

function readLimit(text: string): number {
	if (!/^\d{1,9}$/.test(text))
		throw new Refusal(400, `“limit” must be a whole number from 0, not “${text}” (xAPI 1.0.3 Communication 2.1.3).`);
	return Math.min(Number(text) || mostStatements, mostStatements);
}
