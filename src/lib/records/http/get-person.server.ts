import { agentKey } from '../agent-key.ts';
import { mayDo } from '../clients.ts';
import { findStatements } from '../find-statements.server.ts';
import { personOf } from '../person.ts';
import { readAgentParameter } from '../read-parameters.ts';
import type { Agent } from '../statement.ts';
import type { Reply, Visit, XapiHouse } from './exchange.ts';
import { mustMay } from './must-may.ts';
import { allowOnly, required } from './parameters.ts';
import { parseFound } from './parsed-statement.ts';

/** How many of the latest statements are asked for a person's names. */
const statementsAsked = 20;

/** GET /agents: the person behind an agent, with the names that their latest statements give (xAPI 1.0.3 Communication 2.4). */
export async function getPerson(house: XapiHouse, visit: Visit): Promise<Reply> {
	mustMay(visit.client, 'profile', 'statements/read');
	allowOnly(visit.parameters, ['agent']);
	const agent = readAgentParameter(required(visit.parameters, 'agent'), 'agent', visit.version);
	const seen = mayDo(visit.client, 'statements/read') ? await findActors(house, agentKey(agent)) : [];
	return { status: 200, body: personOf([agent, ...seen]) };
}

async function findActors({ db }: XapiHouse, key: string | undefined): Promise<Agent[]> {
	if (key === undefined) return [];
	const filter = { agent: key, relatedAgents: false, relatedActivities: false, ascending: false, limit: statementsAsked };
	const { statements } = await findStatements(db, filter);
	return statements.map((found) => parseFound(found).statement.actor as Agent).filter((actor) => agentKey(actor) === key);
}
