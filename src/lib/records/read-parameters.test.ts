import { expect, test } from 'vitest';
import { readActorParameter, readAgentParameter, readBoolean, readIri, readTimestamp, readUuid } from './read-parameters.ts';
import { readVersion } from './xapi-version.ts';

const team = '{"objectType":"Group","mbox":"mailto:team@example.org"}';

test('parameters follow the rules of statements, and a refusal names the parameter', () => {
	expect(readAgentParameter('{"mbox":"mailto:kari@example.org"}', 'agent', '1.0.3')).toEqual({ mbox: 'mailto:kari@example.org' });
	expect(readActorParameter(team, 'agent', '2.0.0')).toMatchObject({ objectType: 'Group' });
	expect(readUuid('EC531277-B57B-4C15-8D91-D292C5B2B8F7', 'registration', '2.0.0')).toBe('ec531277-b57b-4c15-8d91-d292c5b2b8f7');
	expect(readTimestamp('2026-01-01T01:00:00+01:00', 'since', '2.0.0').toISOString()).toBe('2026-01-01T00:00:00.000Z');
	expect([readBoolean('true', 'ascending', '2.0.0'), readBoolean('false', 'ascending', '2.0.0')]).toEqual([true, false]);
	expect(readIri('tag:v', 'verb', '1.0.3')).toBe('tag:v');
});

test.each([
	[() => readAgentParameter(team, 'agent', '2.0.0'), /^agent\.objectType must be Agent/],
	[() => readAgentParameter('wrong', 'agent', '2.0.0'), /^agent must be JSON/],
	[() => readAgentParameter('[]', 'agent', '2.0.0'), /^agent must be an object/],
	[
		() => readActorParameter('{"objectType":"Group","member":[{"mbox":"mailto:a@b.example"}]}', 'agent', '2.0.0'),
		/^agent must have one of/,
	],
	[() => readUuid('wrong', 'statementId', '1.0.3'), /^statementId must be a UUID .*\(xAPI 1\.0\.3 Data 4\.4\)/],
	[() => readIri('not.an.iri/verb', 'verb', '2.0.0'), /^verb must be an IRI/],
	[() => readTimestamp('yesterday', 'since', '2.0.0'), /^since must be an RFC 3339 timestamp/],
	[() => readBoolean('True', 'attachments', '2.0.0'), /^attachments must be true or false, not "True"/],
])('%s is refused', (read, rule) => {
	expect(read).toThrow(rule);
});

test('a version header says whose rules apply', () => {
	expect(['1.0', '1.0.0', '1.0.3', '1.0.9', '2.0', '2.0.0'].map(readVersion)).toEqual([
		'1.0.3',
		'1.0.3',
		'1.0.3',
		'1.0.3',
		'2.0.0',
		'2.0.0',
	]);
	expect(['0.9', '1.1.0', '1', '2.1.0', '3.0', '', 'x', null, undefined].map(readVersion)).toEqual(Array(9).fill(undefined));
});
