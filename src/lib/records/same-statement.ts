import { canonicalIdentifier } from './agent-key.ts';
import type { Actor, Context, Group, Result, Statement, StatementObject, XapiVersion } from './statement.ts';
import { canonicalJson } from './statements/canonical-json.ts';
import { comparableDuration } from './statements/duration.ts';
import { mapParts } from './statements/map-parts.ts';
import { instantOf } from './timestamp.ts';

/**
 * Whether two statements say the same: what the store assigns or may write in another way is left out (Data 2.3.1, IEEE
 * 9274.1.1 4.2). Left out are id, authority, stored, version, attachments, activity definitions and the display of verbs; the order of a
 * group's members, single context activities instead of lists, and precision beyond 0.01 seconds do not matter.
 * Timestamps count in 1.0.3 when both have one; 2.0.0 leaves them out.
 */
export function sameStatement(a: Statement, b: Statement, version: XapiVersion): boolean {
	if (version === '1.0.3' && !mayBeSameMoment(a.timestamp, b.timestamp)) return false;
	return canonicalJson(comparable(a)) === canonicalJson(comparable(b));
}

function mayBeSameMoment(a: string | undefined, b: string | undefined): boolean {
	return a === undefined || b === undefined || instantOf(a).getTime() === instantOf(b).getTime();
}

const comparableParts = {
	actor: comparableActor,
	verb: ({ id }: { id: string }) => ({ id }),
	activity: <Kind extends { definition?: unknown }>({ definition: _definition, ...activity }: Kind) => activity as Kind,
};

function comparable(statement: Statement): Record<string, unknown> {
	const { actor, verb, object, result, context } = mapParts(statement, comparableParts);
	return {
		actor,
		verb,
		object: comparableObject(object),
		result: result && comparableResult(result),
		context: context && comparableContext(context),
	};
}

function comparableObject(object: StatementObject): Record<string, unknown> {
	if (object.objectType === 'StatementRef') return { ...object, id: object.id.toLowerCase() };
	if (object.objectType !== 'SubStatement') return object;
	const moment = object.timestamp && instantOf(object.timestamp).getTime();
	return { objectType: object.objectType, ...comparable(object), timestamp: moment };
}

function comparableActor(actor: Actor): Actor {
	const same = { ...actor, ...canonicalIdentifier(actor) };
	const { member } = actor as Group;
	if (!member) return same;
	const members = member.map(comparableActor).sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
	return { ...same, member: members } as Group;
}

function comparableResult(result: Result): Result {
	return result.duration === undefined ? result : { ...result, duration: comparableDuration(result.duration) };
}

function comparableContext({ registration, language, statement, ...context }: Context) {
	return {
		...context,
		registration: registration?.toLowerCase(),
		language: language?.toLowerCase(),
		statement: statement && { ...statement, id: statement.id.toLowerCase() },
	};
}
