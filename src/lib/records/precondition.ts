/** Entity tags of a header, without quotes; `*` is any. */
type Tags = readonly string[];

/** On which version of a document a request insists (RFC 9110, section 13.1). */
export interface Precondition {
	ifMatch?: Tags;
	ifNoneMatch?: Tags;
	/** Whether a version must be named: never, to write over a document that is there, or always. */
	needed: 'never' | 'over another' | 'always';
}

/** Entity tags of an If-Match or If-None-Match header; weak ones count as strong, and missing quotes are forgiven. */
export function readTags(header: string | undefined): Tags | undefined {
	if (header === undefined) return undefined;
	return header.split(',').map((tag) =>
		tag
			.trim()
			.replace(/^W\//, '')
			.replace(/^"(.*)"$/, '$1'),
	);
}

/** `failed`: the document is another version than was named; `conflict`, `unnamed`: none was named, and it is there, or not. */
export type PreconditionOutcome = 'met' | 'failed' | 'conflict' | 'unnamed';

/** Whether a request may go on, given the tag of the document that is there, if any. */
export function checkPrecondition({ ifMatch, ifNoneMatch, needed }: Precondition, etag: string | undefined): PreconditionOutcome {
	const among = (tags: Tags) => etag !== undefined && (tags.includes('*') || tags.includes(etag));
	if (ifMatch && !among(ifMatch)) return 'failed';
	if (ifNoneMatch && among(ifNoneMatch)) return 'failed';
	if (ifMatch || ifNoneMatch || needed === 'never') return 'met';
	if (etag !== undefined) return 'conflict';
	return needed === 'always' ? 'unnamed' : 'met';
}
