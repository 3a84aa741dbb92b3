import { isTimestamp } from '../timestamp.ts';
import { isDuration } from './duration.ts';
import { isIri, isMailbox } from './iri.ts';
import { isLanguageTag } from './language-tag.ts';
import type { Place } from './place.ts';
import type { Topic } from './sections.ts';
import { type Check, mapOf, show } from './shape.ts';

const uuidForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const sha1Form = /^[\da-f]{40}$/i;
const sha2Form = /^(?:[\da-f]{56}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})$/i;
const token = "[\\w!#$%&'*+.^`|~-]+";
const parameter = `[ \\t]*;[ \\t]*${token}=(?:${token}|"(?:[\\t !#-[\\]-~]|\\\\[\\t -~])*")`;
const mediaTypeForm = new RegExp(`^${token}/${token}(?:${parameter})*$`);
const versionForms = { '1.0.3': /^1\.0(?:\.\d+(?:-[\dA-Za-z-]+)?)?$/, '2.0.0': /^[12]\.0(?:\.\d+(?:-[\dA-Za-z-]+)?)?$/ };

export const text: Check = (value, place) => {
	if (typeof value !== 'string') place.refuse('format', `must be a string, not ${show(value)}`);
};

export const boolean: Check = (value, place) => {
	if (typeof value !== 'boolean') place.refuse('format', `must be true or false, not ${show(value)}`);
};

export const number: Check = (value, place) => {
	if (!Number.isFinite(value)) place.refuse('format', `must be a number, not ${show(value)}`);
};

export const octets: Check = (value, place) => {
	if (!Number.isSafeInteger(value) || (value as number) < 0)
		place.refuse('attachment', `must be a whole number of octets, not ${show(value)}`);
};

export const uuid = textOf('uuid', (held) => uuidForm.test(held), 'a UUID in its standard form');
export const iri = textOf('iri', isIri, 'an IRI with a scheme, such as https://example.org/something');
export const mailbox = textOf('identifier', isMailbox, 'mailto: and an e-mail address');
export const sha1 = textOf('identifier', (held) => sha1Form.test(held), 'a SHA-1 hash: 40 hexadecimal digits');
export const sha2 = textOf(
	'attachment',
	(held) => sha2Form.test(held),
	'a SHA-2 hash in hexadecimal digits: 64 of them for SHA-256',
);
export const mediaType = textOf(
	'attachment',
	(held) => held.length <= 1000 && mediaTypeForm.test(held),
	'an internet media type, such as text/plain',
);
export const languageTag = textOf('language', isLanguageTag, 'an RFC 5646 language tag, such as nb or en-GB');
export const duration = textOf('duration', isDuration, 'an ISO 8601 duration, such as PT1H30M or P4W');

export const timestamp = textOf(
	'timestamp',
	(held, { version }) => isTimestamp(held, version),
	'an RFC 3339 timestamp, such as 2026-01-31T12:00:00.000Z',
);

export const version = textOf(
	'version',
	(held, place) => versionForms[place.version].test(held),
	'the version of the specification, such as 1.0.0 or 2.0.0',
);

/** Words by language. */
export const languageMap = mapOf('language', languageTag, text);

/** Free values by IRI; what they hold, null included, is nobody's business but the sender's. */
export const extensions = mapOf('extensions', iri, () => {});

function textOf(topic: Topic, isRight: (held: string, place: Place) => boolean, what: string): Check {
	return (value, place) => {
		if (typeof value !== 'string' || !isRight(value, place)) place.refuse(topic, `must be ${what}, not ${show(value)}`);
	};
}
