/** RFC 3987 2.2: what an IRI may be made of. Scheme-specific rules are not looked at. */
const beyondAscii = '\\u00a0-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\uffef\\u{10000}-\\u{efffd}';
const escaped = '%[\\da-f]{2}';
const character = `(?:[\\w.~!$&'()*+,;=:@${beyondAscii}-]|${escaped})`;
const authority = `//(?:${character}|[[\\]])*`;
const iri = new RegExp(
	`^[a-z][a-z\\d+.-]*:(?=[^?#])(?:${authority})?(?:${character}|/)*(?:\\?(?:${character}|[/?\\ue000-\\uf8ff])*)?(?:#(?:${character}|[/?])*)?$`,
	'iu',
);
const mailbox = /^mailto:[^\s@<>()[\],;:\\"?&#]+@(?:\[[\da-f.:]+\]|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.-]*[\p{L}\p{N}\p{M}])?)$/u;

/** Whether a text is an absolute IRI: it has a scheme and only characters that RFC 3987 allows. */
export function isIri(text: string): boolean {
	return iri.test(text);
}

/** Whether a text is `mailto:` and one e-mail address. */
export function isMailbox(text: string): boolean {
	return mailbox.test(text) && !text.includes('..');
}
