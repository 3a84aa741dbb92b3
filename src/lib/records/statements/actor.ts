import type { Place } from './place.ts';
import type { Topic } from './sections.ts';
import { byObjectType, type Json, listOf, object, oneOf, required } from './shape.ts';
import { iri, mailbox, sha1, text } from './values.ts';

const identifiers = {
	mbox: mailbox,
	mbox_sha1sum: sha1,
	openid: iri,
	account: object('account', { homePage: required(iri), name: required(text) }),
};
const names = Object.keys(identifiers);

export const agent = object('agent', { objectType: oneOf('agent', 'Agent'), name: text, ...identifiers }, isIdentified);

export const group = object(
	'group',
	{ objectType: required(oneOf('group', 'Group')), name: text, member: listOf('group', agent), ...identifiers },
	isIdentifiedOrHasMembers,
);

export const actor = byObjectType('agent', { Agent: agent, Group: group });

/** The agent or identified group that a request's parameter names. */
export const identifiedActor = byObjectType('agent', { Agent: agent, Group: withRule(group, isIdentified) });

/** An agent, or the application and the user of three-legged OAuth as an anonymous group of two. */
export const authority = byObjectType('authority', { Agent: agent, Group: withRule(group, isPair) });

function isIdentified(value: Json, place: Place): void {
	if (identifiersOf(value).length === 0) place.refuse('identifier', `must have one of ${names.join(', ')}`);
	hasAtMostOneIdentifier(value, place, 'identifier');
}

function isIdentifiedOrHasMembers(value: Json, place: Place): void {
	hasAtMostOneIdentifier(value, place, 'group');
	if (identifiersOf(value).length === 1) return;
	if (!(value.member as unknown[] | undefined)?.length) place.refuse('group', `must have members, or one of ${names.join(', ')}`);
}

function hasAtMostOneIdentifier(value: Json, place: Place, topic: Topic): void {
	const held = identifiersOf(value);
	if (held.length > 1) place.refuse(topic, `must have only one of ${held.join(', ')}`);
}

function isPair(value: Json, place: Place): void {
	const pair = identifiersOf(value).length === 0 && (value.member as unknown[]).length === 2;
	if (!pair) place.refuse('authority', 'must be an agent, or a group without an identifier that has exactly two members');
}

function identifiersOf(value: Json): string[] {
	return names.filter((name) => value[name] !== undefined);
}

function withRule(check: typeof group, rule: typeof isPair): typeof group {
	return (value, place) => {
		check(value, place);
		rule(value as Json, place);
	};
}
