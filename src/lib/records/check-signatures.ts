import type { AttachmentPart } from './multipart.ts';
import { parseJson } from './parse-json.ts';
import { readStatement } from './read-statements.ts';
import { sameStatement } from './same-statement.ts';
import type { Attachment, Statement, XapiVersion } from './statement.ts';
import { StatementRefused } from './statement-refused.ts';
import type { Place } from './statements/place.ts';
import { placeOfStatement } from './statements/place-of-statement.ts';
import { readSignature } from './statements/read-signature.ts';

const signatureUsage = 'http://adlnet.gov/expapi/attachments/signature';

/** Checks the signatures that statements bring as attachments: Data 2.6, IEEE 9274.1.1 4.2.6. */
export function checkSignatures(statements: Statement[], parts: AttachmentPart[], version: XapiVersion): void {
	const bodies = new Map(parts.map(({ sha2, body }) => [sha2.toLowerCase(), body]));
	for (const [index, statement] of statements.entries()) {
		const place = placeOfStatement(statements, index, version).at('attachments');
		for (const [at, attachment] of (statement.attachments ?? []).entries()) {
			if (attachment.usageType !== signatureUsage) continue;
			checkSignature(statement, attachment, bodies.get(attachment.sha2.toLowerCase()), place.at(at));
		}
	}
}

function checkSignature(statement: Statement, attachment: Attachment, body: Uint8Array | undefined, place: Place): void {
	if (!/^application\/octet-stream\s*(?:;|$)/i.test(attachment.contentType)) {
		place.at('contentType').refuse('signature', 'must be application/octet-stream, because the attachment is a signature');
	}
	if (!body) place.refuse('signature', 'is a signature, which must come with the request to be checked');
	const signed = readSigned(readSignature(body, place), place);
	if (signed.id !== undefined && statement.id !== undefined && signed.id.toLowerCase() !== statement.id.toLowerCase()) {
		place.refuse('signature', `must sign this statement, and signs ${signed.id}`);
	}
	if (!sameStatement(signed, statement, place.version))
		place.refuse('signature', 'must sign what the statement says, and signs something else');
}

function readSigned(payload: string, place: Place): Statement {
	try {
		return readStatement(parseJson(payload, place.version), place.version);
	} catch (error) {
		if (!(error instanceof StatementRefused)) throw error;
		return place.refuse('signature', `must sign a valid statement, and does not: ${error.message}`);
	}
}
