import { parseJson } from './parse-json.ts';
import type { Actor, Agent, XapiVersion } from './statement.ts';
import { agent, identifiedActor } from './statements/actor.ts';
import { Place } from './statements/place.ts';
import { iri, timestamp, uuid } from './statements/values.ts';
import { instantOf } from './timestamp.ts';

// Parameters of requests follow the same rules as values of the same kind in statements: Data 2.2, IEEE 9274.1.1 4.1.6.

/** Reads an agent, as JSON. */
export function readAgentParameter(text: string, name: string, version: XapiVersion): Agent {
	const json = parseJson(text, version, name);
	agent(json, new Place(name, version));
	return json as Agent;
}

/** Reads an agent or an identified group, as JSON. */
export function readActorParameter(text: string, name: string, version: XapiVersion): Actor {
	const json = parseJson(text, version, name);
	identifiedActor(json, new Place(name, version));
	return json as Actor;
}

/** Reads a UUID, and gives it in lower case. */
export function readUuid(text: string, name: string, version: XapiVersion): string {
	uuid(text, new Place(name, version));
	return text.toLowerCase();
}

/** Reads an IRI. */
export function readIri(text: string, name: string, version: XapiVersion): string {
	iri(text, new Place(name, version));
	return text;
}

/** Reads a timestamp, and gives its instant. */
export function readTimestamp(text: string, name: string, version: XapiVersion): Date {
	timestamp(text, new Place(name, version));
	return instantOf(text);
}

/** Reads `true` or `false`, spelled as in JSON. */
export function readBoolean(text: string, name: string, version: XapiVersion): boolean {
	if (text !== 'true' && text !== 'false')
		return new Place(name, version).refuse('parameter', `must be true or false, not ${JSON.stringify(text)}`);
	return text === 'true';
}
