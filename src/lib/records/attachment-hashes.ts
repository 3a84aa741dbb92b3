import type { Statement } from './statement.ts';

/** The SHA-2 of each attachment of a statement and of the statement in it, each once, in lower case. */
export function attachmentHashes(statement: Statement): string[] {
	const inner = statement.object.objectType === 'SubStatement' ? (statement.object.attachments ?? []) : [];
	return [...new Set([...(statement.attachments ?? []), ...inner].map(({ sha2 }) => sha2.toLowerCase()))];
}
