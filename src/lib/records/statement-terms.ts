import { agentKey } from './agent-key.ts';
import type { Activity, Actor, Context, Group, Statement, StatementCore, StatementObject } from './statement.ts';
import { voided } from './statements/statement.ts';

/** What the filters of the Statement Resource look at: Communication 2.1.3, IEEE 9274.1.1 4.1.6.1. */
export type StatementTerms = {
	verb: string;
	registration?: string;
	/** Keys of the actor and the object, and of the members when these are groups. */
	agents: string[];
	/** These, and everybody whom authority, context and sub-statement name. */
	relatedAgents: string[];
	/** The object, when it is an activity. */
	activities: string[];
	/** These, and the activities of context and sub-statement. */
	relatedActivities: string[];
	/** The statement that the object refers to. */
	target?: string;
	/** The statement that this one makes void. */
	voids?: string;
	/** Every mention of an activity, in the order of the statement. */
	definitions: Activity[];
};

/** Gathers what a statement can be found by; give it the completed one, whose authority is set. */
export function statementTerms(statement: Statement): StatementTerms {
	const { object, verb, authority, context } = statement;
	const [agents, activities] = [agentsOf(statement), activitiesOf(object)];
	const [near, nearActivities] = [related(statement), relatedActivities(statement)];
	const target = object.objectType === 'StatementRef' ? object.id.toLowerCase() : undefined;
	return {
		verb: verb.id,
		...(context?.registration && { registration: context.registration.toLowerCase() }),
		agents: distinctKeys(agents),
		relatedAgents: distinctKeys([...agents, ...near, ...(authority ? [authority] : [])]),
		activities: activities.map(({ id }) => id),
		relatedActivities: [...new Set([...activities, ...nearActivities].map(({ id }) => id))],
		...(target && { target }),
		...(target && verb.id === voided && { voids: target }),
		definitions: [...activities, ...nearActivities],
	};
}

function distinctKeys(actors: Actor[]): string[] {
	return [...new Set(actors.flatMap(withMembers).flatMap((actor) => agentKey(actor) ?? []))];
}

const withMembers = (actor: Actor): Actor[] => [actor, ...((actor as Group).member ?? [])];

function agentsOf({ actor, object }: StatementCore): Actor[] {
	return object.objectType === 'Agent' || object.objectType === 'Group' ? [actor, object] : [actor];
}

function related({ object, context }: StatementCore): Actor[] {
	const own = context ? agentsOfContext(context) : [];
	return object.objectType === 'SubStatement' ? [...own, ...agentsOf(object), ...related(object)] : own;
}

function agentsOfContext({ instructor, team, contextAgents = [], contextGroups = [] }: Context): Actor[] {
	const named = [instructor, team, ...contextAgents.map(({ agent }) => agent), ...contextGroups.map(({ group }) => group)];
	return named.filter((actor) => actor !== undefined);
}

function activitiesOf(object: StatementObject): Activity[] {
	return object.objectType === undefined || object.objectType === 'Activity' ? [object as Activity] : [];
}

function relatedActivities({ object, context }: StatementCore): Activity[] {
	const own = Object.values(context?.contextActivities ?? {}).flat();
	return object.objectType === 'SubStatement' ? [...own, ...activitiesOf(object.object), ...relatedActivities(object)] : own;
}
