import { activity } from './activity.ts';
import { actor, agent, authority, group } from './actor.ts';
import { attachment } from './attachment.ts';
import { context } from './context.ts';
import type { Place } from './place.ts';
import { result } from './result.ts';
import { byObjectType, isObject, type Json, listOf, object, oneOf, required } from './shape.ts';
import { statementRef } from './statement-ref.ts';
import { iri, languageMap, timestamp, uuid, version } from './values.ts';

/** The verb of a statement that makes another one void. */
export const voided = 'http://adlnet.gov/expapi/verbs/voided';

const verb = object('verb', { id: required(iri), display: languageMap });

/** What statements and sub-statements have in common. */
const core = {
	actor: required(actor),
	verb: required(verb),
	result,
	context,
	timestamp,
	attachments: listOf('attachment', attachment),
};
const rules = [voidsAStatement, describesAnActivity];
const kinds = { Activity: activity, Agent: agent, Group: group, StatementRef: statementRef };

const subStatement = object(
	'subStatement',
	{ objectType: required(oneOf('subStatement', 'SubStatement')), ...core, object: required(byObjectType('subStatement', kinds)) },
	...rules,
);

export const statement = object(
	'statement',
	{
		id: uuid,
		...core,
		object: required(byObjectType('object', { ...kinds, SubStatement: subStatement })),
		stored: timestamp,
		authority,
		version,
	},
	...rules,
);

function voidsAStatement(value: Json, place: Place): void {
	if ((value.verb as Json).id !== voided || objectTypeOf(value) === 'StatementRef') return;
	place.at('object').at('objectType').refuse('voiding', 'must be StatementRef, because the verb is voided');
}

/** Revision and platform belong to activities. */
function describesAnActivity(value: Json, place: Place): void {
	if (!isObject(value.context) || objectTypeOf(value) === 'Activity') return;
	for (const name of ['revision', 'platform']) {
		if (value.context[name] === undefined) continue;
		place
			.at('context')
			.at(name)
			.refuse('context', `must stand only in statements whose object is an activity, not ${objectTypeOf(value)}`);
	}
}

const objectTypeOf = (value: Json) => (value.object as Json).objectType ?? 'Activity';
