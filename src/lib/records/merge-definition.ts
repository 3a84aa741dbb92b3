import type { ActivityDefinition } from './statement.ts';

const interaction = ['interactionType', 'correctResponsesPattern', 'choices', 'scale', 'source', 'target', 'steps'];

/**
 * The store's own definition of an activity after one more statement told about it. Words are added and corrected language
 * by language; what gives recorded results their meaning, the type and the interaction, stays as first seen (Data 2.4.4.1).
 */
export function mergeDefinition(known: ActivityDefinition | undefined, seen: ActivityDefinition): ActivityDefinition {
	if (!known) return seen;
	const settled = ['type', ...(known.interactionType ? interaction : [])];
	const news = Object.fromEntries(Object.entries(seen).filter(([name]) => !settled.includes(name)));
	return {
		...(seen.type && { type: seen.type }),
		...known,
		...news,
		...mergedMap('name', known, seen),
		...mergedMap('description', known, seen),
		...mergedMap('extensions', known, seen),
	};
}

function mergedMap(
	name: 'name' | 'description' | 'extensions',
	known: ActivityDefinition,
	seen: ActivityDefinition,
): ActivityDefinition {
	return known[name] && seen[name] ? { [name]: { ...known[name], ...seen[name] } } : {};
}
