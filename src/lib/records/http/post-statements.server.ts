import type { Author } from '../author.ts';
import { checkSignatures } from '../check-signatures.ts';
import { mayDo } from '../clients.ts';
import { mediaType } from '../json-type.ts';
import { matchAttachments } from '../match-attachments.ts';
import { type AttachmentPart, readMultipart } from '../multipart.ts';
import { parseJson } from '../parse-json.ts';
import { readUuid } from '../read-parameters.ts';
import { readStatement, readStatements } from '../read-statements.ts';
import type { Statement } from '../statement.ts';
import { storeStatements } from '../store-statements.server.ts';
import type { Reply, Visit, XapiHouse } from './exchange.ts';
import { mustMay } from './must-may.ts';
import { allowOnly, required } from './parameters.ts';
import { readText } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { tryAgain } from './try-again.ts';

/** POST /statements: stores one or several, and answers with their ids. */
export async function postStatements(house: XapiHouse, visit: Visit): Promise<Reply> {
	allowOnly(visit.parameters, []);
	const { json, parts } = readContent(visit);
	const ids = await store(house, visit, readStatements(json, visit.version), parts);
	return { status: 200, body: ids };
}

/** PUT /statements: stores one under the id that the address names. */
export async function putStatement(house: XapiHouse, visit: Visit): Promise<Reply> {
	allowOnly(visit.parameters, ['statementId']);
	const id = readUuid(required(visit.parameters, 'statementId'), 'statementId', visit.version);
	const { json, parts } = readContent(visit);
	const statement = readStatement(json, visit.version);
	if (statement.id !== undefined && statement.id.toLowerCase() !== id)
		throw new Refusal(
			400,
			`The statement's id is ${statement.id}, and not the statementId ${id} (xAPI 1.0.3 Communication 2.1.1).`,
		);
	await store(house, visit, [{ ...statement, id }], parts);
	return { status: 204 };
}

interface Content {
	json: unknown;
	parts: AttachmentPart[];
}

function readContent({ headers, body, version }: Visit): Content {
	const contentType = headers['content-type'] ?? '';
	const type = mediaType(contentType);
	if (type === 'application/json') return { json: parseJson(readText(body), version), parts: [] };
	if (type === 'multipart/mixed') return readMultipart(body, contentType, version);
	throw new Refusal(
		400,
		`Statements come as application/json or multipart/mixed, not as “${type}” (xAPI 1.0.3 Communication 1.5).`,
	);
}

async function store(house: XapiHouse, visit: Visit, statements: Statement[], attachments: AttachmentPart[]): Promise<string[]> {
	mustMay(visit.client, 'statements/write');
	matchAttachments(statements, attachments, visit.version);
	checkSignatures(statements, attachments, visit.version);
	const batch = { statements, attachments, version: visit.version };
	return tryAgain(() => storeStatements(house.db, authorOf(house, visit), batch));
}

function authorOf({ origin }: XapiHouse, { client }: Visit): Author {
	const authority = { objectType: 'Agent' as const, name: client.name, account: { homePage: origin, name: client.key } };
	return { clientKey: client.key, authority, mayVoidAll: mayDo(client, 'all') };
}
