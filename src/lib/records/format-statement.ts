import type { Activity, ActivityDefinition, Actor, Group, InteractionComponent, StoredStatement, Verb } from './statement.ts';
import { chooseLanguage } from './statements/choose-language.ts';
import { mapParts, type PartMap } from './statements/map-parts.ts';

/** How much of a statement a reader asks for: Communication 2.1.3, IEEE 9274.1.1 4.1.6.1. */
export type StatementFormat = 'exact' | 'ids' | 'canonical';

/**
 * A statement as a reader asked for it: as received (`exact`), with identifiers alone (`ids`), or with the store's own
 * definitions of activities and one language of each text (`canonical`).
 */
export function formatStatement(
	statement: StoredStatement,
	format: StatementFormat,
	acceptLanguage: string,
	canonicalDefinitions: ReadonlyMap<string, ActivityDefinition>,
): StoredStatement {
	if (format === 'exact') return statement;
	return mapParts(statement, format === 'ids' ? identifiers : canonical(acceptLanguage, canonicalDefinitions));
}

const identifiers: PartMap = {
	actor: identifierOf,
	verb: ({ id }) => ({ id }),
	activity: ({ id }) => ({ id }),
};

function identifierOf<Kind extends Actor>(actor: Kind): Kind {
	const { name: _name, member, ...rest } = actor as Group;
	const isAnonymous = !(rest.mbox ?? rest.mbox_sha1sum ?? rest.openid ?? rest.account);
	return (isAnonymous ? { ...rest, member: member?.map(identifierOf) } : rest) as Kind;
}

function canonical(acceptLanguage: string, definitions: ReadonlyMap<string, ActivityDefinition>): PartMap {
	return {
		actor: (actor) => actor,
		verb: (verb) => inOneLanguage(verb, acceptLanguage),
		activity: (activity) => withDefinition(activity, definitions.get(activity.id) ?? activity.definition, acceptLanguage),
	};
}

function inOneLanguage(verb: Verb, acceptLanguage: string): Verb {
	return verb.display ? { ...verb, display: chooseLanguage(verb.display, acceptLanguage) } : verb;
}

function withDefinition(activity: Activity, definition: ActivityDefinition | undefined, acceptLanguage: string): Activity {
	return definition ? { ...activity, definition: definitionInOneLanguage(definition, acceptLanguage) } : activity;
}

/** A definition with one language of its name, its description and the descriptions of its interaction's components. */
export function definitionInOneLanguage(definition: ActivityDefinition, acceptLanguage: string): ActivityDefinition {
	const filtered = { ...definition };
	for (const name of ['name', 'description'] as const) {
		const map = definition[name];
		if (map) filtered[name] = chooseLanguage(map, acceptLanguage);
	}
	for (const name of ['choices', 'scale', 'source', 'target', 'steps'] as const) {
		const components = definition[name];
		if (components) filtered[name] = components.map((component) => componentInOneLanguage(component, acceptLanguage));
	}
	return filtered;
}

function componentInOneLanguage(component: InteractionComponent, acceptLanguage: string): InteractionComponent {
	return component.description ? { ...component, description: chooseLanguage(component.description, acceptLanguage) } : component;
}
