import { activity } from './activity.ts';
import { actor, agent, group } from './actor.ts';
import { type Check, listOf, object, oneOf, required, sinceVersion2 } from './shape.ts';
import { statementRef } from './statement-ref.ts';
import { extensions, iri, languageTag, text, uuid } from './values.ts';

const activities = listOf('contextActivities', activity);
/** One activity stands for a list of one: the form of before 1.0. */
const activityOrList: Check = (value, place) => (Array.isArray(value) ? activities : activity)(value, place);
const contextActivities = object('contextActivities', {
	parent: activityOrList,
	grouping: activityOrList,
	category: activityOrList,
	other: activityOrList,
});

const relevantTypes = listOf('context', iri, 1);
const contextAgent = object('context', {
	objectType: required(oneOf('context', 'contextAgent')),
	agent: required(agent),
	relevantTypes,
});
const contextGroup = object('context', {
	objectType: required(oneOf('context', 'contextGroup')),
	group: required(group),
	relevantTypes,
});

export const context = object('context', {
	registration: uuid,
	instructor: actor,
	team: group,
	contextActivities,
	contextAgents: sinceVersion2(listOf('context', contextAgent)),
	contextGroups: sinceVersion2(listOf('context', contextGroup)),
	revision: text,
	platform: text,
	language: languageTag,
	statement: statementRef,
	extensions,
});
