import { type ChangeOutcome, deleteDocument, deleteStates, mergeDocument, putDocument } from '../change-documents.server.ts';
import { findDocument, listDocuments } from '../find-documents.server.ts';
import { isJsonType } from '../json-type.ts';
import { readObject } from '../merge-documents.ts';
import { readTimestamp } from '../read-parameters.ts';
import { type DocumentResource, readAddress, readContext, readPrecondition } from './document-request.ts';
import type { Reply, Resource, Visit, XapiHouse } from './exchange.ts';
import { mustMay } from './must-may.ts';
import { allowOnly, optional } from './parameters.ts';
import { readText } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { tryAgain } from './try-again.ts';

/** The methods of a document resource. */
export function documentMethods(resource: DocumentResource): Record<string, Resource> {
	const methods = { GET: get, PUT: put, POST: post, DELETE: remove };
	const guarded = Object.entries(methods).map(([name, method]): [string, Resource] => [
		name,
		async (house, visit) => {
			mustMay(visit.client, resource.scope);
			const listing = name === 'GET' ? ['since'] : [];
			allowOnly(visit.parameters, [...resource.context, resource.idName, ...listing]);
			return tryAgain(() => method(resource, house, visit));
		},
	]);
	return Object.fromEntries(guarded);
}

type Method = (resource: DocumentResource, house: XapiHouse, visit: Visit) => Promise<Reply>;

const get: Method = (resource, house, visit) => {
	return visit.parameters.has(resource.idName) ? getOne(resource, house, visit) : getIds(resource, house, visit);
};

const getOne: Method = async (resource, { db }, visit) => {
	const address = readAddress(resource, visit);
	const found = await findDocument(db, address);
	if (!found) throw new Refusal(404, `There is no document “${address.id}” here.`);
	const headers = { 'Content-Type': found.contentType, ETag: `"${found.etag}"`, 'Last-Modified': found.updatedAt.toUTCString() };
	return { status: 200, headers, body: found.content };
};

const getIds: Method = async (resource, { db }, visit) => {
	const { parameters, version } = visit;
	const since = optional(parameters, 'since', (text) => readTimestamp(text, 'since', version));
	const { ids, updatedAt } = await listDocuments(db, readContext(resource, visit), since);
	return { status: 200, headers: updatedAt && { 'Last-Modified': updatedAt.toUTCString() }, body: ids };
};

const put: Method = async (resource, { db }, visit) => {
	const document = readDocument(visit);
	if (isJsonType(document.contentType)) mustBeJson(visit.body);
	return replyOf(await putDocument(db, readAddress(resource, visit), document, readPrecondition(resource, visit)));
};

const post: Method = async (resource, { db }, visit) => {
	const document = readDocument(visit);
	if (isJsonType(document.contentType)) readObject(document, 'The document that was sent');
	return replyOf(await mergeDocument(db, readAddress(resource, visit), document, readPrecondition(resource, visit)));
};

const remove: Method = async (resource, { db }, visit) => {
	if (resource.kind !== 'state' || visit.parameters.has(resource.idName))
		return replyOf(await deleteDocument(db, readAddress(resource, visit), readPrecondition(resource, visit)));
	await deleteStates(db, readContext(resource, visit));
	return { status: 204 };
};

function readDocument({ headers, body }: Visit) {
	const contentType = headers['content-type'] ?? 'application/octet-stream';
	// In the alternate syntax it comes in the form, where no parser of headers has looked at it.
	if (!/^[\x20-\x7e]{1,255}$/.test(contentType))
		throw new Refusal(400, 'The Content-Type is no media type of at most 255 plain characters (RFC 9110, section 8.3).');
	return { content: body, contentType };
}

function mustBeJson(body: Buffer): void {
	try {
		JSON.parse(readText(body));
	} catch {
		throw new Refusal(400, 'The document is sent as application/json and is no JSON (xAPI 1.0.3 Communication 3.2).');
	}
}

function replyOf(outcome: ChangeOutcome): Reply {
	if (outcome === 'met') return { status: 204 };
	if (outcome === 'failed')
		throw new Refusal(412, 'The document is not the version that the request names. Get it again and see what changed.');
	if (outcome === 'unnamed')
		throw new Refusal(
			400,
			'Send If-None-Match: * to make a new document, or its ETag as If-Match (xAPI 1.0.3 Communication 3.1).',
		);
	throw new Refusal(
		409,
		'The document is there already. Get it, see whether it is what you expect, and send its ETag as If-Match (xAPI 1.0.3 Communication 3.1).',
	);
}
