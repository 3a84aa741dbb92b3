import type { InteractionType } from '../statement.ts';
import type { Place } from './place.ts';
import { type Check, type Json, listOf, object, oneOf, required } from './shape.ts';
import { extensions, iri, languageMap, text } from './values.ts';

/** The lists of components that each type of interaction may have. */
const componentLists: Record<InteractionType, string[]> = {
	'true-false': [],
	choice: ['choices'],
	'fill-in': [],
	'long-fill-in': [],
	matching: ['source', 'target'],
	performance: ['steps'],
	sequencing: ['choices'],
	likert: ['scale'],
	numeric: [],
	other: [],
};
const components = listOf('activity', object('activity', { id: required(text), description: languageMap }));
const distinctComponents: Check = (value, place) => {
	components(value, place);
	const ids = new Set<string>();
	for (const [index, { id }] of (value as { id: string }[]).entries()) {
		if (ids.has(id)) place.at(index).at('id').refuse('activity', 'must differ from the ids of the components before it');
		ids.add(id);
	}
};
const listNames = [...new Set(Object.values(componentLists).flat())];

export const definition = object(
	'activity',
	{
		name: languageMap,
		description: languageMap,
		type: iri,
		moreInfo: iri,
		interactionType: oneOf('activity', ...Object.keys(componentLists)),
		correctResponsesPattern: listOf('activity', text),
		...Object.fromEntries(listNames.map((name) => [name, distinctComponents])),
		extensions,
	},
	isWholeInteraction,
);

export const activity = object('activity', { objectType: oneOf('activity', 'Activity'), id: required(iri), definition });

function isWholeInteraction(value: Json, place: Place): void {
	const lists = listNames.filter((name) => value[name] !== undefined);
	const type = value.interactionType as InteractionType | undefined;
	if (type === undefined) {
		const [part] = value.correctResponsesPattern === undefined ? lists : ['correctResponsesPattern'];
		if (part) place.at('interactionType').refuse('activity', `is missing, and must be there because ${part} is`);
		return;
	}
	const foreign = lists.find((name) => !componentLists[type].includes(name));
	if (foreign) place.at(foreign).refuse('activity', `is not a list that an interaction of the type ${type} has`);
}
