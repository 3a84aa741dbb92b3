import { readableBy } from '../clients.ts';
import { findHorizon } from '../find-horizon.server.ts';
import { findStatement } from '../find-statement.server.ts';
import { findStatements } from '../find-statements.server.ts';
import { readUuid } from '../read-parameters.ts';
import type { Place } from '../statement-filter.ts';
import type { Reply, Visit, XapiHouse } from './exchange.ts';
import { moreLink, readMore } from './more-link.ts';
import { mustMay } from './must-may.ts';
import { allowOnly } from './parameters.ts';
import { readStatementFilter } from './read-statement-filter.ts';
import { Refusal } from './refusal.ts';
import { takeWhatFits } from './take-what-fits.server.ts';
import { writeStatements } from './write-statements.server.ts';

const forOne = ['statementId', 'voidedStatementId', 'format', 'attachments'];
const forMany = ['agent', 'verb', 'activity', 'registration', 'related_activities', 'related_agents', 'since', 'until'];
const known = [...forOne, ...forMany, 'limit', 'ascending', 'more'];

/** GET /statements: one by its id, or those that meet the filter. */
export async function getStatements(house: XapiHouse, visit: Visit): Promise<Reply> {
	mustMay(visit.client, 'statements/read', 'statements/read/mine');
	allowOnly(visit.parameters, known);
	const { parameters } = visit;
	if (parameters.has('more')) return continueList(house, visit);
	return parameters.has('statementId') || parameters.has('voidedStatementId') ? getOne(house, visit) : getList(house, visit);
}

async function getOne(house: XapiHouse, visit: Visit): Promise<Reply> {
	const { parameters, client, version } = visit;
	const name = parameters.has('statementId') ? 'statementId' : 'voidedStatementId';
	if (parameters.has('statementId') && parameters.has('voidedStatementId'))
		throw new Refusal(400, 'Give “statementId” or “voidedStatementId”, not both (xAPI 1.0.3 Communication 2.1.3).');
	allowOnly(parameters, forOne);
	const id = readUuid(parameters.get(name) ?? '', name, version);
	const consistentThrough = await findHorizon(house.db);
	const found = await findStatement(house.db, { id, voided: name === 'voidedStatementId', ...readableBy(client) });
	if (!found)
		throw new Refusal(404, `There is no statement ${id} here that these credentials may read.`, through(consistentThrough));
	const reply = await writeStatements(house, visit, [found], (json) => json);
	const headers = { ...reply.headers, ...through(consistentThrough), 'Last-Modified': found.stored.toUTCString() };
	return { ...reply, headers };
}

async function getList(house: XapiHouse, visit: Visit, from?: Place): Promise<Reply> {
	const page = await findStatements(house.db, { ...readStatementFilter(visit), after: from });
	const { statements, after } = await takeWhatFits(house, visit, page);
	const { parameters, client } = visit;
	const more = after ? moreLink({ parameters, after, clientKey: client.key }, house.linkKey) : '';
	const reply = await writeStatements(
		house,
		visit,
		statements,
		(json) => `{"statements":[${json}],"more":${JSON.stringify(more)}}`,
	);
	return { ...reply, headers: { ...reply.headers, ...through(page.consistentThrough) } };
}

function continueList(house: XapiHouse, visit: Visit): Promise<Reply> {
	allowOnly(visit.parameters, ['more']);
	const { parameters, after } = readMore(visit.parameters.get('more') ?? '', visit.client.key, house.linkKey);
	return getList(house, { ...visit, parameters }, after);
}

function through(time: Date): Record<string, string> {
	return { 'X-Experience-API-Consistent-Through': time.toISOString() };
}
