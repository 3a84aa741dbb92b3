import { object, required } from './shape.ts';
import { iri, languageMap, mediaType, octets, sha2 } from './values.ts';

export const attachment = object('attachment', {
	usageType: required(iri),
	display: required(languageMap),
	description: languageMap,
	contentType: required(mediaType),
	length: required(octets),
	sha2: required(sha2),
	fileUrl: iri,
});
