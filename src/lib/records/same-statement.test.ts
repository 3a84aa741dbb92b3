import { describe, expect, test } from 'vitest';
import { aStatement } from '../../../tests/records/a-statement.ts';
import { sameStatement } from './same-statement.ts';
import type { Statement, SubStatement } from './statement.ts';

const ola = { mbox: 'mailto:ola@example.org' };
const kari = { mbox: 'mailto:kari@example.org', name: 'Kari' };
const team = (...member: (typeof ola)[]) => ({ objectType: 'Group' as const, member });
const sub = (given: Partial<Statement>) => ({ object: { ...aStatement(given), objectType: 'SubStatement' } as SubStatement });
const activity = { id: 'https://example.org/quiz/1' };

const pairs: [string, Partial<Statement>, Partial<Statement>][] = [
	[
		'another id, authority, stored and version',
		{ id: '8f87ccde-bb56-4c2e-ab83-44982ef22df0', version: '1.0.0' },
		{ authority: ola, stored: '2026-01-01T00:00:00Z' },
	],
	['another display of the verb', { verb: { id: 'tag:v', display: { nb: 'leste' } } }, { verb: { id: 'tag:v' } }],
	['another definition', { object: activity }, {}],
	['members in another order', { actor: team(ola, kari) }, { actor: team(kari, ola) }],
	['the domain in another case', { actor: ola }, { actor: { mbox: 'mailto:ola@EXAMPLE.org' } }],
	[
		'a single context activity',
		{ context: { contextActivities: { parent: activity } } },
		{ context: { contextActivities: { parent: [activity] } } },
	],
	['a finer duration', { result: { duration: 'PT1.2399S' } }, { result: { duration: 'PT1.23S' } }],
	[
		'a registration in upper case',
		{ context: { registration: 'ec531277-b57b-4c15-8d91-d292c5b2b8f7' } },
		{ context: { registration: 'EC531277-B57B-4C15-8D91-D292C5B2B8F7' } },
	],
	['a timestamp that was given for it', { timestamp: '2026-01-01T00:00:00Z' }, {}],
	['the same moment in another zone', { timestamp: '2026-01-01T00:00:00Z' }, { timestamp: '2026-01-01T01:00:00+01:00' }],
	['an attachment', { attachments: [] }, {}],
	['-0 and 0', { result: { score: { raw: -0 } } }, { result: { score: { raw: 0 } } }],
	[
		'extensions in another order',
		{ result: { extensions: { 'tag:a': 1, 'tag:b': { x: 1, y: 2 } } } },
		{ result: { extensions: { 'tag:b': { y: 2, x: 1 }, 'tag:a': 1 } } },
	],
	[
		'all of this in a sub-statement',
		sub({ actor: team(ola, kari), timestamp: '2026-01-01T00:00:00Z' }),
		sub({ actor: team(kari, ola), timestamp: '2026-01-01T00:00:00.000Z' }),
	],
];

describe('the same, but for', () => {
	test.each(pairs)('%s', (_, a, b) => {
		expect([sameStatement(aStatement(a), aStatement(b), '1.0.3'), sameStatement(aStatement(b), aStatement(a), '2.0.0')]).toEqual([
			true,
			true,
		]);
	});
});

const others: [string, Partial<Statement>, Partial<Statement>][] = [
	['another name', { actor: kari }, { actor: { ...kari, name: 'kari' } }],
	['one member more', { actor: team(ola) }, { actor: team(ola, ola) }],
	['another activity', { object: activity }, { object: { id: 'https://example.org/quiz/2' } }],
	['an objectType that was left out', { object: activity }, { object: { ...activity, objectType: 'Activity' } }],
	['another unit of the duration', { result: { duration: 'PT60S' } }, { result: { duration: 'PT1M' } }],
	[
		'context activities in another order',
		{ context: { contextActivities: { other: [activity, { id: 'tag:b' }] } } },
		{ context: { contextActivities: { other: [{ id: 'tag:b' }, activity] } } },
	],
	[
		'another value deep in an extension',
		{ result: { extensions: { 'tag:a': [{ b: 1 }] } } },
		{ result: { extensions: { 'tag:a': [{ b: '1' }] } } },
	],
	['another time of the sub-statement', sub({ timestamp: '2026-01-01T00:00:00Z' }), sub({ timestamp: '2026-01-01T00:00:01Z' })],
];

describe('not the same:', () => {
	test.each(others)('%s', (_, a, b) => {
		expect([sameStatement(aStatement(a), aStatement(b), '1.0.3'), sameStatement(aStatement(a), aStatement(b), '2.0.0')]).toEqual([
			false,
			false,
		]);
	});
});

test('another timestamp counts in 1.0.3 and is left out in 2.0.0', () => {
	const [a, b] = [aStatement({ timestamp: '2026-01-01T00:00:00Z' }), aStatement({ timestamp: '2026-01-01T00:00:00.001Z' })];
	expect([sameStatement(a, b, '1.0.3'), sameStatement(a, b, '2.0.0')]).toEqual([false, true]);
});
