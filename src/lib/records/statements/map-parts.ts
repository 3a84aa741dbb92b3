import type { Activity, Actor, Context, ContextActivities, Statement, StatementObject, Verb } from '../statement.ts';

/** How to replace each kind of part, wherever in a statement it stands. */
export type PartMap = { actor: (actor: Actor) => Actor; verb: (verb: Verb) => Verb; activity: (activity: Activity) => Activity };

/** A statement with its actors, verbs and activities replaced, those of its sub-statement included. */
export function mapParts<Kind extends Statement>(statement: Kind, map: PartMap): Kind {
	const { actor, verb, object, context, authority } = statement;
	return {
		...statement,
		actor: map.actor(actor),
		verb: map.verb(verb),
		object: mapObject(object, map),
		...(context && { context: mapContext(context, map) }),
		...(authority && { authority: map.actor(authority) }),
	};
}

function mapObject(object: StatementObject, map: PartMap): StatementObject {
	switch (object.objectType) {
		case 'StatementRef':
			return object;
		case 'SubStatement':
			return mapParts(object, map);
		case 'Agent':
		case 'Group':
			return map.actor(object);
		default:
			return map.activity(object as Activity);
	}
}

function mapContext(context: Context, map: PartMap): Context {
	const { instructor, team, contextActivities, contextAgents, contextGroups } = context;
	return {
		...context,
		...(instructor && { instructor: map.actor(instructor) }),
		...(team && { team: map.actor(team) as typeof team }),
		...(contextActivities && { contextActivities: mapActivities(contextActivities, map) }),
		...(contextAgents && {
			contextAgents: contextAgents.map((held) => ({ ...held, agent: map.actor(held.agent) as typeof held.agent })),
		}),
		...(contextGroups && {
			contextGroups: contextGroups.map((held) => ({ ...held, group: map.actor(held.group) as typeof held.group })),
		}),
	};
}

function mapActivities(activities: ContextActivities, map: PartMap): ContextActivities {
	return Object.fromEntries(Object.entries(activities).map(([kind, held]) => [kind, [held].flat().map(map.activity)]));
}
