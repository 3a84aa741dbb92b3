import type { XapiVersion } from './statement.ts';
import { Place } from './statements/place.ts';
import { refuseUnkeepable } from './statements/unkeepable-json.ts';

/**
 * Parses a request's JSON, and refuses what `JSON.parse` lets through and the store could not give back: properties that
 * stand twice, text that is not Unicode, endless numbers and endless nesting. `name` is what the refusal calls the value.
 */
export function parseJson(text: string, version: XapiVersion, name = nameOf(text)): unknown {
	const place = new Place(name, version);
	const json = parse(text, place);
	refuseUnkeepable(text, place);
	return json;
}

const nameOf = (text: string) => (/^\s*\[/.test(text) ? 'statements' : 'statement');

function parse(text: string, place: Place): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		return place.refuse('format', `must be JSON, and is not: ${error instanceof Error ? error.message : error}`);
	}
}
