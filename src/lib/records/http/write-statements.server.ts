import { findAttachmentParts } from '../find-attachment-parts.server.ts';
import { findDefinitions } from '../find-definitions.server.ts';
import type { FoundStatement } from '../find-statements.server.ts';
import { formatStatement, type StatementFormat } from '../format-statement.ts';
import { writeMultipart } from '../multipart.ts';
import type { StoredStatement } from '../statement.ts';
import { statementTerms } from '../statement-terms.ts';
import type { Reply, Visit, XapiHouse } from './exchange.ts';
import { parseFound } from './parsed-statement.ts';
import { Refusal } from './refusal.ts';
import { wantsAttachments } from './wants-attachments.ts';

/** Answers with statements in the format that was asked for; `frame` puts the JSON of all of them into its place. */
export async function writeStatements(
	house: XapiHouse,
	visit: Visit,
	found: readonly FoundStatement[],
	frame: (json: string) => string,
): Promise<Reply> {
	const json = frame((await inFormat(house, visit, found)).join(','));
	if (!wantsAttachments(visit)) return { status: 200, headers: { 'Content-Type': 'application/json' }, body: json };
	const parts = await findAttachmentParts(
		house.db,
		found.map((one) => parseFound(one).statement),
	);
	const { contentType, body } = writeMultipart(JSON.parse(json), parts);
	return { status: 200, headers: { 'Content-Type': contentType }, body };
}

async function inFormat(house: XapiHouse, visit: Visit, found: readonly FoundStatement[]): Promise<string[]> {
	const format = readFormat(visit.parameters.get('format') ?? 'exact');
	if (format === 'exact') return found.map(({ json }) => json);
	const statements = found.map((one) => parseFound(one).statement);
	const definitions = format === 'canonical' ? await findDefinitions(house.db, activitiesIn(statements)) : new Map();
	const languages = visit.headers['accept-language'] ?? '';
	return statements.map((statement) => JSON.stringify(formatStatement(statement, format, languages, definitions)));
}

function readFormat(text: string): StatementFormat {
	if (text === 'exact' || text === 'ids' || text === 'canonical') return text;
	throw new Refusal(400, `“format” must be exact, ids or canonical, not “${text}” (xAPI 1.0.3 Communication 2.1.3).`);
}

function activitiesIn(statements: readonly StoredStatement[]): Set<string> {
	return new Set(statements.flatMap((statement) => statementTerms(statement).definitions.map(({ id }) => id)));
}
