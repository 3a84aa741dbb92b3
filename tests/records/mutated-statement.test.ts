import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStatement } from '#lib/records/read-statements.ts';
import type { Statement, XapiVersion } from '#lib/records/statement.ts';
import { StatementRefused } from '#lib/records/statement-refused.ts';
import { arbitraryStatement, versions } from './arbitrary-statement.ts';

/** One property or item of a statement, and what holds it. */
type Spot = { path: string; holder: Record<string | number, unknown>; holderPath: string; key: string | number; isFree: boolean };

/** Rules that look at two places: the refusal may name the first when the second was changed. */
const distant: [refused: RegExp, changed: RegExp][] = [
	[/\.context\.(revision|platform)$/, /\.object(\.|$)/],
	[/\.object\.objectType$/, /\.verb(\.|$)/],
];
const strange = [
	'',
	' ',
	'not valid',
	0,
	-1,
	1.5,
	true,
	[],
	{},
	[[]],
	'http:',
	'Agent',
	'StatementRef',
	'http://adlnet.gov/expapi/verbs/voided',
];

describe.each(versions)('a statement of %s in which one thing was changed', (version) => {
	const statements = arbitraryStatement(version);

	test('is still valid, or refused where it was changed, and nothing else is thrown', () => {
		fc.assert(
			fc.property(statements, fc.nat(), fc.nat(), fc.constantFrom(...strange), (statement, which, how, value) => {
				const { changed, spot } = change(statement, which);
				[drop, replace, rename, double][how % 4]?.(spot, value);
				const refused = refusalOf(changed, version);
				if (refused) expect(refused.path).toSatisfy((path: string) => names(path, spot));
			}),
			{ numRuns: 2000 },
		);
	});

	test.each([
		['null', (spot: Spot) => replace(spot, null)],
		['a property in another case', (spot: Spot) => rename(spot, upperCased(spot.key))],
		['a property that the specification does not know', (spot: Spot) => add(spot)],
		['a function of the language, not of JSON', (spot: Spot) => replace(spot, Symbol('x'))],
	])('is refused, there, when it has %s outside extensions', (_, spoil) => {
		fc.assert(
			fc.property(statements, fc.nat(), (statement, which) => {
				const { changed, spot } = change(statement, which);
				fc.pre(!spot.isFree && typeof spot.key === 'string');
				spoil(spot);
				const refused = refusalOf(changed, version);
				expect(refused?.path).toSatisfy((path: string) => path !== undefined && names(path, spot));
				expect(refused?.section).toMatch(version === '1.0.3' ? /^xAPI 1\.0\.3 Data \d/ : /^IEEE 9274\.1\.1 4\.2\.\d/);
			}),
		);
	});
});

test('whatever is sent as a statement, only refusals are thrown', () => {
	fc.assert(
		fc.property(fc.anything({ withNullPrototype: true }), fc.constantFrom(...versions), (json, version) => {
			expect(refusalOf(json, version)).toBeInstanceOf(StatementRefused);
		}),
	);
});

function change(statement: Statement, which: number) {
	const changed = structuredClone(statement);
	const spots = spotsOf(changed, 'statement', false);
	return { changed, spot: spots[which % spots.length] as Spot };
}

/** Every property and item. What extensions hold is free, and so are the keys of language maps: more than one spelling is right. */
function spotsOf(holder: object, holderPath: string, isFree: boolean): Spot[] {
	return Object.entries(holder).flatMap(([name, value]) => {
		const key = Array.isArray(holder) ? Number(name) : name;
		const path = `${holderPath}${typeof key === 'number' ? `[${key}]` : /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`}`;
		const spot = { path, holder: holder as Spot['holder'], holderPath, key, isFree };
		const isMap = ['extensions', 'display', 'description'].includes(name) || (name === 'name' && typeof value === 'object');
		return [spot, ...(typeof value === 'object' && value !== null ? spotsOf(value, path, isFree || isMap) : [])];
	});
}

function drop({ holder, key }: Spot) {
	if (Array.isArray(holder)) holder.splice(Number(key), 1);
	else delete holder[key];
}

function replace({ holder, key }: Spot, value: unknown) {
	holder[key] = value;
}

function rename(spot: Spot, name: unknown) {
	const { [spot.key]: value } = spot.holder;
	drop(spot);
	spot.holder[String(name)] = value;
}

function double({ holder, key }: Spot) {
	holder[key] = [holder[key], holder[key]];
}

function add({ holder }: Spot) {
	holder['unknown-property'] = 'x';
}

const upperCased = (key: string | number) => String(key).replace(/[a-z]/, (letter) => letter.toUpperCase());

function refusalOf(json: unknown, version: XapiVersion): StatementRefused | undefined {
	try {
		readStatement(json, version);
		return undefined;
	} catch (error) {
		if (error instanceof StatementRefused) return error;
		throw error;
	}
}

/** Whether a refusal's path leads to what was changed: to its holder, something inside or around it, or by a rule about two places. */
function names(path: string, { path: changed, holderPath }: Spot): boolean {
	return (
		isWithin(path, holderPath) ||
		isWithin(changed, path) ||
		distant.some(([refused, other]) => refused.test(path) && other.test(changed))
	);
}

const isWithin = (path: string, around: string) => path.startsWith(around) && !/^\w/.test(path.slice(around.length));
