import { Invalid } from '#lib/platform/errors.ts';
import { isJsonType } from './json-type.ts';

interface JsonDocument {
	content: Buffer;
	contentType: string;
}

/** One JSON object with the properties of both, the newer one's where both have it; throws Invalid for anything else. */
export function mergeDocuments(there: JsonDocument, given: JsonDocument): JsonDocument {
	const merged = { ...readObject(there, 'The document that is there'), ...readObject(given, 'The document that was sent') };
	return { content: Buffer.from(JSON.stringify(merged)), contentType: given.contentType };
}

/** The JSON object that a document is; throws Invalid (xAPI 1.0.3 Communication 2.2). */
export function readObject({ content, contentType }: JsonDocument, what: string): object {
	if (!isJsonType(contentType))
		throw new Invalid(`${what} is of type ${contentType}. Only application/json can be merged: use PUT.`);
	const value = parse(content, what);
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	if (!isObject) throw new Invalid(`${what} is no JSON object. Only objects can be merged: use PUT.`);
	return value;
}

function parse(content: Buffer, what: string): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
	} catch {
		throw new Invalid(`${what} is no well-formed JSON in UTF-8.`);
	}
}
