import type { XapiVersion } from '../statement.ts';
import type { Place } from './place.ts';
import type { Topic } from './sections.ts';

/** Looks at one value and refuses it, or does nothing. */
export type Check = (value: unknown, place: Place) => void;
export type Json = Record<string, unknown>;

type Property = Check | { check: Check; required?: true; since?: XapiVersion };
/** A rule that concerns several properties of one object. */
export type ObjectRule = (value: Json, place: Place) => void;

/** A property that must be there. */
export const required = (check: Check): Property => ({ check, required: true });

/** A property that version 2.0.0 added. */
export const sinceVersion2 = (check: Check): Property => ({ check, since: '2.0.0' });

/** An object with these properties and no others, and the rules that concern several of them. */
export function object(topic: Topic, properties: Record<string, Property>, ...rules: ObjectRule[]): Check {
	const known = new Map(Object.entries(properties).map(([name, property]) => [name, detailsOf(property)]));
	const needed = [...known].filter(([, property]) => property.required).map(([name]) => name);
	return (value, place) => {
		if (!isObject(value)) return place.refuse(topic, `must be an object, not ${show(value)}`);
		for (const [name, held] of Object.entries(value)) {
			if (held === undefined) continue;
			const property = known.get(name);
			if (!property || isLater(property, place)) refuseUnknown(topic, place.at(name), known);
			else property.check(held, place.at(name));
		}
		for (const name of needed) if (value[name] === undefined) place.at(name).refuse(topic, 'is missing, and must be there');
		for (const rule of rules) rule(value, place);
	};
}

type Details = Exclude<Property, Check>;

const detailsOf = (property: Property): Details => (typeof property === 'function' ? { check: property } : property);

const isLater = ({ since }: Details, place: Place) => since !== undefined && since !== place.version;

function refuseUnknown(topic: Topic, place: Place, known: Map<string, Details>): never {
	const names = [...known].filter(([, property]) => !isLater(property, place)).map(([name]) => name);
	return place.refuse(topic, `is not a property that may stand here; these may: ${names.join(', ')}`);
}

/** A list whose items pass the check. */
export function listOf(topic: Topic, check: Check, atLeast = 0): Check {
	return (value, place) => {
		if (!Array.isArray(value)) return place.refuse(topic, `must be a list, not ${show(value)}`);
		if (value.length < atLeast) return place.refuse(topic, `must have at least ${atLeast} item`);
		for (const [index, item] of value.entries()) check(item, place.at(index));
	};
}

/** One of these words, in exactly this spelling. */
export function oneOf(topic: Topic, ...words: string[]): Check {
	return (value, place) => {
		if (!words.includes(value as string)) place.refuse(topic, `must be ${words.join(' or ')}, not ${show(value)}`);
	};
}

/** An object whose `objectType` says what it is; without one it is the first of the kinds. */
export function byObjectType(topic: Topic, kinds: Record<string, Check>): Check {
	const names = Object.keys(kinds);
	const kindOf = new Map(Object.entries(kinds));
	const word = oneOf(topic, ...names);
	return (value, place) => {
		if (!isObject(value)) return place.refuse(topic, `must be an object, not ${show(value)}`);
		const objectType = value.objectType ?? names[0];
		if (value.objectType !== undefined) word(value.objectType, place.at('objectType'));
		kindOf.get(objectType as string)?.(value, place);
	};
}

/** A map with free keys of one form and values of one form. */
export function mapOf(topic: Topic, key: (name: string, place: Place) => void, check: Check): Check {
	return (value, place) => {
		if (!isObject(value)) return place.refuse(topic, `must be an object, not ${show(value)}`);
		for (const [name, held] of Object.entries(value)) {
			key(name, place.at(name));
			check(held, place.at(name));
		}
	};
}

/** Whether a JSON value is an object, and neither a list nor null. */
export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a refusal shows it, cut when it is long. */
export function show(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (isObject(value)) return 'an object';
	const text = JSON.stringify(value) ?? String(value);
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
