import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentKey } from '#lib/records/agent-key.ts';
import { completeStatement } from '#lib/records/complete-statement.ts';
import { formatStatement } from '#lib/records/format-statement.ts';
import { parseJson } from '#lib/records/parse-json.ts';
import { readStatement } from '#lib/records/read-statements.ts';
import { sameStatement } from '#lib/records/same-statement.ts';
import type { Actor, Statement, XapiVersion } from '#lib/records/statement.ts';
import { statementTerms } from '#lib/records/statement-terms.ts';
import { agent, arbitraryStatement, definition, versions } from './arbitrary-statement.ts';

const assigned = (version: XapiVersion) => ({
	id: '3f0a9b1e-7c55-4d0e-9c2b-6f6f2c1d9a10',
	stored: new Date('2026-02-03T04:05:06.789Z'),
	authority: { account: { homePage: 'https://example.org', name: 'key-1' } },
	version,
});

describe.each(versions)('every statement that %s allows', (version) => {
	const statements = arbitraryStatement(version);
	const complete = (statement: Statement) =>
		completeStatement(statement, { ...assigned(version), id: statement.id ?? assigned(version).id });

	test('is accepted as it is, and survives as text', () => {
		fc.assert(
			fc.property(statements, (statement) => {
				expect(readStatement(parseJson(JSON.stringify(statement), version), version)).toEqual(statement);
			}),
		);
	});

	test('says the same once the store has completed it, and completing it again changes nothing', () => {
		fc.assert(
			fc.property(statements, (statement) => {
				const stored = complete(statement);
				expect(readStatement(stored, version)).toEqual(stored);
				expect(sameStatement(statement, stored, version)).toBe(true);
				expect(complete(stored)).toEqual(stored);
			}),
		);
	});

	test('is a statement in every format, with the same agents and activities', () => {
		fc.assert(
			fc.property(statements, fc.constantFrom('ids', 'canonical'), definition, (statement, format, known) => {
				const stored = complete(statement);
				const definitions = new Map(statementTerms(stored).definitions.map(({ id }) => [id, known]));
				const formatted = readStatement(formatStatement(stored, format, 'nb, en;q=0.5', definitions), version);
				expect(statementTerms(formatted).activities).toEqual(statementTerms(stored).activities);
				expect(statementTerms(stored).relatedAgents).toEqual(expect.arrayContaining(statementTerms(formatted).relatedAgents));
				if (format === 'canonical') expect(statementTerms(formatted).relatedAgents).toEqual(statementTerms(stored).relatedAgents);
			}),
		);
	});

	test('can be found by everybody whom it names', () => {
		fc.assert(
			fc.property(statements, (statement) => {
				expect(new Set(statementTerms(statement).relatedAgents)).toEqual(new Set(keysAnywhere(statement)));
			}),
		);
	});

	test('says something else with another verb or another actor', () => {
		fc.assert(
			fc.property(statements, agent, (statement, somebody) => {
				const otherVerb = { ...statement, verb: { ...statement.verb, id: `${statement.verb.id}x` } };
				expect(sameStatement(statement, otherVerb, version)).toBe(false);
				fc.pre(agentKey(somebody) !== agentKey(statement.actor));
				expect(sameStatement(statement, { ...statement, actor: somebody }, version)).toBe(false);
			}),
		);
	});
});

/** The keys of all objects that have an identifier, wherever they stand; extensions name nobody. */
function keysAnywhere(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	if (Array.isArray(value)) return value.flatMap(keysAnywhere);
	const own = agentKey(value as Actor);
	const inside = Object.entries(value).flatMap(([name, held]) => (name === 'extensions' ? [] : keysAnywhere(held)));
	return own === undefined ? inside : [own, ...inside];
}
