import { describe, expect, test } from 'vitest';
import { aStatement } from '../../../tests/records/a-statement.ts';
import { readStatement, readStatements } from './read-statements.ts';
import type { Statement, XapiVersion } from './statement.ts';
import { StatementRefused } from './statement-refused.ts';

const voided = { id: 'http://adlnet.gov/expapi/verbs/voided' };
const somebody = { mbox: 'mailto:ola@example.org' };
const ref = { objectType: 'StatementRef', id: '8f87ccde-bb56-4c2e-ab83-44982ef22df0' };
const definition = (held: object) => ({ object: { id: 'tag:o', definition: held } });
const context = (held: object) => ({ context: held });

/** What is changed in a valid statement; where it is refused; the section in each version. */
const refusals: [object, path: string, first: string, second: string][] = [
	[{ actor: undefined }, 'actor', 'Data 2.4', '4.2.2'],
	[{ actor: null }, 'actor', 'Data 2.4.2.1', '4.2.2.1'],
	[{ Actor: somebody }, 'Actor', 'Data 2.4', '4.2.2'],
	[{ id: 'AA97B177-9383-4934-8543-0F91A7A028368' }, 'id', 'Data 4.4', '4.2.7'],
	[{ actor: { name: 'Kari' } }, 'actor', 'Data 2.4.2.3', '4.2.2.1'],
	[{ actor: { ...somebody, openid: 'https://id.example.org' } }, 'actor', 'Data 2.4.2.3', '4.2.2.1'],
	[{ actor: { ...somebody, member: [] } }, 'actor.member', 'Data 2.4.2.1', '4.2.2.1'],
	[{ actor: { account: { homePage: 'example.org', name: 'x' } } }, 'actor.account.homePage', 'Data 4.3', '4.2.7'],
	[{ actor: { account: { homePage: 'https://example.org' } } }, 'actor.account.name', 'Data 2.4.2.4', '4.2.2.1'],
	[{ actor: { objectType: 'Group' } }, 'actor', 'Data 2.4.2.2', '4.2.2.1'],
	[{ actor: { objectType: 'Group', member: [] } }, 'actor', 'Data 2.4.2.2', '4.2.2.1'],
	[
		{ actor: { objectType: 'Group', member: [{ objectType: 'Group', ...somebody }] } },
		'actor.member[0].objectType',
		'Data 2.4.2.1',
		'4.2.2.1',
	],
	[{ verb: { id: 'read' } }, 'verb.id', 'Data 4.3', '4.2.7'],
	[{ verb: { id: 'tag:v', display: { en_GB: 'read' } } }, 'verb.display.en_GB', 'Data 4.2', '4.2.7'],
	[{ verb: voided }, 'object.objectType', 'Data 2.3.2', '4.2.5'],
	[{ object: { ...somebody } }, 'object.mbox', 'Data 2.4.4.1', '4.2.2.3'],
	[{ object: { ...ref, objectType: 'statementRef' } }, 'object.objectType', 'Data 2.4.4', '4.2.2.3'],
	[definition({ correctResponsesPattern: [] }), 'object.definition.interactionType', 'Data 2.4.4.1', '4.2.2.3'],
	[definition({ interactionType: 'likert', choices: [] }), 'object.definition.choices', 'Data 2.4.4.1', '4.2.2.3'],
	[
		definition({ interactionType: 'choice', choices: [{ id: 'a' }, { id: 'a' }] }),
		'object.definition.choices[1].id',
		'Data 2.4.4.1',
		'4.2.2.3',
	],
	[definition({ extensions: { here: 1 } }), 'object.definition.extensions.here', 'Data 4.3', '4.2.7'],
	[{ object: { ...aStatement(), objectType: 'SubStatement', id: ref.id } }, 'object.id', 'Data 2.4.4.3', '4.2.2.3'],
	[
		{ object: { ...aStatement(), objectType: 'SubStatement', object: { objectType: 'SubStatement' } } },
		'object.object.objectType',
		'Data 2.4.4.3',
		'4.2.2.3',
	],
	[{ result: { success: 'true' } }, 'result.success', 'Data 2.2', '4.2.1'],
	[{ result: { score: { scaled: 1.01 } } }, 'result.score.scaled', 'Data 2.4.5.1', '4.2.2.4'],
	[{ result: { score: { min: 5, max: 5 } } }, 'result.score.min', 'Data 2.4.5.1', '4.2.2.4'],
	[{ result: { score: { raw: 11, max: 10 } } }, 'result.score.raw', 'Data 2.4.5.1', '4.2.2.4'],
	[{ result: { duration: 'P4W1D' } }, 'result.duration', 'Data 4.6', '4.2.7'],
	[context({ team: somebody }), 'context.team.objectType', 'Data 2.4.2.2', '4.2.2.1'],
	[
		context({ contextActivities: { grouping: [{ id: 'a b' }] } }),
		'context.contextActivities.grouping[0].id',
		'Data 4.3',
		'4.2.7',
	],
	[context({ contextActivities: { sibling: [] } }), 'context.contextActivities.sibling', 'Data 2.4.6.2', '4.2.2.5'],
	[{ object: ref, context: { platform: 'x' } }, 'context.platform', 'Data 2.4.6', '4.2.2.5'],
	[context({ language: 'en_GB' }), 'context.language', 'Data 4.2', '4.2.7'],
	[{ object: ref, context: { revision: '1' } }, 'context.revision', 'Data 2.4.6', '4.2.2.5'],
	[
		context({ contextAgents: [{ objectType: 'contextagent', agent: somebody }] }),
		'context.contextAgents',
		'Data 2.4.6',
		'4.2.2.5',
	],
	[{ timestamp: '2026-01-31' }, 'timestamp', 'Data 4.5', '4.2.7'],
	[{ authority: { objectType: 'Group', member: [somebody, somebody, somebody] } }, 'authority', 'Data 2.4.9', '4.2.4.2'],
	[{ authority: { objectType: 'Group', member: [somebody] } }, 'authority', 'Data 2.4.9', '4.2.4.2'],
	[{ authority: { objectType: 'Group', ...somebody, member: [somebody, somebody] } }, 'authority', 'Data 2.4.9', '4.2.4.2'],
	[{ version: '1.1.0' }, 'version', 'Data 2.4.10', '4.2.4.2'],
	[
		{ attachments: [{ usageType: 'tag:u', display: {}, contentType: 'text/plain', length: -1, sha2: 'a'.repeat(64) }] },
		'attachments[0].length',
		'Data 2.4.11',
		'4.2.2.6',
	],
	[
		{ attachments: [{ usageType: 'tag:u', display: {}, contentType: 'text/plain', length: 1.5, sha2: 'a'.repeat(64) }] },
		'attachments[0].length',
		'Data 2.4.11',
		'4.2.2.6',
	],
	[
		{ attachments: [{ usageType: 'tag:u', display: {}, contentType: 'text/plain', length: 1, sha2: 'abc' }] },
		'attachments[0].sha2',
		'Data 2.4.11',
		'4.2.2.6',
	],
];

describe('refusals', () => {
	test.each(refusals)('%j at %s', (given, path, first, second) => {
		const seen = refusal(aStatement(given), '1.0.3');
		expect([seen.path, seen.section, seen.status]).toEqual([`statement.${path}`, `xAPI 1.0.3 ${first}`, 400]);
		const later = refusal(aStatement(given), '2.0.0');
		expect(later.section).toBe(`IEEE 9274.1.1 ${second}`);
		expect(later.path.startsWith(`statement.${path}`)).toBe(true);
	});

	test('read as sentences', () => {
		expect(refusal([aStatement(), aStatement({ result: { score: { raw: 11, max: 10 } } })], '2.0.0').message).toBe(
			'statements[1].result.score.raw must not be greater than max (10), and is 11 (IEEE 9274.1.1 4.2.2.4).',
		);
		expect(refusal(aStatement({ verb: { id: 'read' } }), '1.0.3').message).toBe(
			'statement.verb.id must be an IRI with a scheme, such as https://example.org/something, not "read" (xAPI 1.0.3 Data 4.3).',
		);
	});
});

test('one statement is a batch of one, and no id may occur twice in a batch, whatever its case', () => {
	const id = '8f87ccde-bb56-4c2e-ab83-44982ef22df0';
	expect(readStatements(aStatement(), '2.0.0')).toEqual([aStatement()]);
	expect(readStatements([], '2.0.0')).toEqual([]);
	expect(refusal([aStatement({ id }), aStatement(), aStatement({ id: id.toUpperCase() })], '2.0.0').path).toBe(
		'statements[2].id',
	);
});

test('what only 2.0.0 knows is refused in 1.0.3, and versions of both are told apart', () => {
	const statement = aStatement({
		context: { contextAgents: [{ objectType: 'contextAgent', agent: somebody, relevantTypes: ['tag:coach'] }] },
	});
	expect(readStatement(statement, '2.0.0')).toBe(statement);
	expect(refusal(statement, '1.0.3').message).toMatch(
		/^statement\.context\.contextAgents is not a property that may stand here; (?!.*contextGroups)/,
	);
	const untyped = aStatement({
		context: { contextAgents: [{ objectType: 'contextAgent', agent: somebody, relevantTypes: [] }] },
	});
	expect(refusal(untyped, '2.0.0').path).toBe('statement.context.contextAgents[0].relevantTypes');
	expect(refusal(aStatement({ version: '2.0.0' }), '1.0.3').path).toBe('statement.version');
	expect(readStatement(aStatement({ version: '1.0.9' }), '2.0.0').version).toBe('1.0.9');
});

function refusal(json: unknown, version: XapiVersion): StatementRefused {
	try {
		readStatements(json as Statement, version);
	} catch (error) {
		if (error instanceof StatementRefused) return error;
		throw error;
	}
	throw new Error(`Was accepted: ${JSON.stringify(json)}`);
}
