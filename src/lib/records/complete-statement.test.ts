import { expect, test } from 'vitest';
import { aStatement } from '../../../tests/records/a-statement.ts';
import { completeStatement } from './complete-statement.ts';
import { formatStatement } from './format-statement.ts';
import type { Statement, SubStatement } from './statement.ts';
import { statementTerms } from './statement-terms.ts';

const key = { objectType: 'Agent' as const, account: { homePage: 'https://example.org', name: 'key-1' } };
const id = '8f87ccde-bb56-4c2e-ab83-44982ef22df0';
const target = '6690e6c9-3ef0-4ed3-8b37-7f3964730bee';
const stored = new Date('2026-02-03T04:05:06.789Z');
const course = { id: 'https://example.org/course', definition: { name: { nb: 'Kurs', en: 'Course' } } };
const ola = { objectType: 'Agent' as const, name: 'Ola', mbox: 'mailto:ola@example.org' };
const crew = { objectType: 'Group' as const, name: 'Crew', member: [{ name: 'Eva', openid: 'https://id.example.org/eva' }] };
const complete = (given: Partial<Statement>) =>
	completeStatement(aStatement(given), { id, stored, authority: key, version: '2.0.0' });
const rich = complete({
	context: { instructor: ola, team: crew, contextActivities: { parent: course }, registration: target.toUpperCase() },
	object: {
		...aStatement({ actor: ola, context: { contextActivities: { category: [{ id: 'tag:c' }] } } }),
		objectType: 'SubStatement',
	} as SubStatement,
});

test('the store adds id, times, authority and version', () => {
	const { timestamp, version, authority } = complete({ authority: ola });
	expect({ timestamp, stored: complete({}).stored, version, authority }).toEqual({
		timestamp: '2026-02-03T04:05:06.789Z',
		stored: '2026-02-03T04:05:06.789Z',
		version: '2.0.0',
		authority: key,
	});
	expect(complete({ timestamp: '2026-01-01T01:00:00+01:00', version: '1.0.0' })).toMatchObject({
		timestamp: '2026-01-01T00:00:00.000Z',
		version: '1.0.0',
	});
	expect(completeStatement(aStatement(), { id, stored, authority: key, version: '1.0.3' }).version).toBe('1.0.0');
});

test('context activities become lists, in a sub-statement too, which gets no timestamp of its own', () => {
	expect(rich.context?.contextActivities).toEqual({ parent: [course] });
	expect(rich.object).toMatchObject({ context: { contextActivities: { category: [{ id: 'tag:c' }] } } });
	expect(rich.object).not.toHaveProperty('timestamp');
});

test('exact gives the statement as it is kept', () => {
	expect(formatStatement(rich, 'exact', 'en', new Map())).toBe(rich);
});

test('ids gives identifiers alone', () => {
	const { actor, verb, object, context } = formatStatement(rich, 'ids', '', new Map());
	expect({ actor, verb, context }).toEqual({
		actor: { mbox: 'mailto:kari@example.org' },
		verb: { id: 'https://example.org/verbs/answered' },
		context: {
			instructor: { objectType: 'Agent', mbox: 'mailto:ola@example.org' },
			team: { objectType: 'Group', member: [{ openid: 'https://id.example.org/eva' }] },
			contextActivities: { parent: [{ id: 'https://example.org/course' }] },
			registration: target.toUpperCase(),
		},
	});
	expect(object).toMatchObject({
		objectType: 'SubStatement',
		object: { id: 'https://example.org/quiz/1' },
		verb: { id: 'https://example.org/verbs/answered' },
	});
});

test('canonical gives the store’s definitions and one language', () => {
	const own = { name: { nb: 'Kurset', en: 'The course' }, type: 'tag:course' };
	const { actor, verb, object, context } = formatStatement(rich, 'canonical', 'en', new Map([[course.id, own]]));
	expect({ actor, display: verb.display }).toEqual({ actor: rich.actor, display: { en: 'answered' } });
	expect(context?.contextActivities?.parent).toEqual([
		{ id: course.id, definition: { name: { en: 'The course' }, type: 'tag:course' } },
	]);
	expect((object as SubStatement).object).toMatchObject({
		definition: { name: { en: 'Question' }, choices: [{ id: 'a', description: { en: 'Yes' } }] },
	});
});

test('terms hold what the filters look for', () => {
	const { definitions, ...terms } = statementTerms(rich);
	expect(terms).toEqual({
		verb: 'https://example.org/verbs/answered',
		registration: target,
		agents: ['mbox mailto:kari@example.org'],
		relatedAgents: [
			'mbox mailto:kari@example.org',
			'mbox mailto:ola@example.org',
			'openid https://id.example.org/eva',
			'account https://example.org key-1',
		],
		activities: [],
		relatedActivities: ['https://example.org/course', 'https://example.org/quiz/1', 'tag:c'],
	});
	expect(definitions.map((activity) => activity.id)).toEqual([
		'https://example.org/course',
		'https://example.org/quiz/1',
		'tag:c',
	]);
});

test('the members of a group that is actor or object are found as agents; a voiding statement names its target', () => {
	expect(statementTerms(complete({ object: crew })).agents).toEqual([
		'mbox mailto:kari@example.org',
		'openid https://id.example.org/eva',
	]);
	const object = { objectType: 'StatementRef' as const, id: target.toUpperCase() };
	expect(statementTerms(complete({ object }))).toMatchObject({ target, activities: [] });
	expect(statementTerms(complete({ object }))).not.toHaveProperty('voids');
	expect(statementTerms(complete({ object, verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } }))).toMatchObject({
		target,
		voids: target,
	});
});
