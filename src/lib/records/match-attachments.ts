import type { AttachmentPart } from './multipart.ts';
import type { Attachment, Statement, XapiVersion } from './statement.ts';
import { Place } from './statements/place.ts';
import { placeOfStatement } from './statements/place-of-statement.ts';

/**
 * Matches attachments with the parts of a request by their hash (Communication 1.5.2, IEEE 9274.1.1 4.1.3): each needs its
 * octets or a fileUrl, and each part an attachment. Gives every part once, with the content type that its attachment states.
 * A request that is `application/json` has no parts.
 */
export function matchAttachments(statements: Statement[], parts: AttachmentPart[], version: XapiVersion): AttachmentPart[] {
	const byHash = new Map(parts.map((part) => [part.sha2.toLowerCase(), part]));
	const matched = new Map<string, AttachmentPart>();
	for (const { attachment, place } of attachmentsOf(statements, version)) {
		const hash = attachment.sha2.toLowerCase();
		const part = byHash.get(hash);
		if (part) matched.set(hash, { ...part, contentType: sameType(attachment, part, place) });
		else if (attachment.fileUrl === undefined)
			place.refuse('multipart', 'must have a fileUrl, or a part of the request with its sha2 as hash');
	}
	refuseSuperfluous(parts, matched, new Place('parts', version));
	return [...matched.values()];
}

function attachmentsOf(statements: Statement[], version: XapiVersion) {
	return statements.flatMap((statement, index) => {
		const place = placeOfStatement(statements, index, version);
		const below = statement.object.objectType === 'SubStatement' ? (statement.object.attachments ?? []) : [];
		return [
			...(statement.attachments ?? []).map((attachment, at) => ({ attachment, place: place.at('attachments').at(at) })),
			...below.map((attachment, at) => ({ attachment, place: place.at('object').at('attachments').at(at) })),
		];
	});
}

/** The specification's own example has `text/plain` in the part and `text/plain; charset=ascii` in the attachment. */
function sameType({ contentType }: Attachment, part: AttachmentPart, place: Place): string {
	const essence = (type: string) => type.split(';')[0]?.trim().toLowerCase();
	if (part.contentType && essence(part.contentType) !== essence(contentType)) {
		place.at('contentType').refuse('multipart', `must be the Content-Type of its part, ${part.contentType}`);
	}
	return contentType;
}

function refuseSuperfluous(parts: AttachmentPart[], matched: Map<string, AttachmentPart>, place: Place): void {
	const index = parts.findIndex((part) => !matched.has(part.sha2.toLowerCase()));
	if (index >= 0) place.at(index + 1).refuse('multipart', 'must have a hash that is the sha2 of an attachment');
}
