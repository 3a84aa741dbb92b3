import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';
import { StatementRefused } from './statement-refused.ts';

const refusal = (text: string) => {
	try {
		parseJson(text, '2.0.0');
	} catch (error) {
		if (error instanceof StatementRefused) return error.path;
		throw error;
	}
	return undefined;
};

test.each([
	['{"actor":1,"actor":2}', 'statement.actor'],
	['[{"a":{}},{"verb":{"id":"x","i\\u0064":"y"}}]', 'statements[1].verb.id'],
	['{"result":{"extensions":{"tag:x":1,"tag:x":2}}}', 'statement.result.extensions["tag:x"]'],
	['{"actor":{"name":"a\\u0000"}}', 'statement.actor.name'],
	['{"actor":{"name":"\\ud800"}}', 'statement.actor.name'],
	['{"\\udc00":1}', 'statement["\\udc00"]'],
	['{"result":{"score":{"raw":1e999}}}', 'statement.result.score.raw'],
	['{"actor":', 'statement'],
	['', 'statement'],
	[`${'['.repeat(401)}${']'.repeat(401)}`, 'statements'],
])('%s is refused at %s', (text, path) => {
	expect(refusal(text)).toBe(path);
});

test('what an extension holds is its sender’s, and equal names in different objects are no doubles', () => {
	expect(refusal('{"result":{"extensions":{"tag:x":{"a":1,"a":2},"tag:y":[{"a":1},{"a":2}]}}}')).toBeUndefined();
	expect(refusal('{"a":{"id":1},"b":[{"id":1},{"id":1}],"id":"{\\"id\\":[1,"}')).toBeUndefined();
	expect(refusal('{"a":"\\ud83d\\ude00 \\\\u0000"}')).toBeUndefined();
});

test('everything else is what JSON.parse makes of it', () => {
	const unkeepable = /\\u0000|\\ud[89a-f]/i;
	fc.assert(
		fc.property(fc.json({ stringUnit: 'binary' }), fc.constantFrom(undefined, 1, 2), (text, space) => {
			fc.pre(!unkeepable.test(JSON.stringify(JSON.parse(text))));
			const spaced = JSON.stringify(JSON.parse(text), null, space);
			expect(parseJson(spaced, '1.0.3')).toEqual(JSON.parse(text));
		}),
	);
});

test('any text is read or refused', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: fc.constantFrom(...'{}[]":,\\eu0-1 ') }), fc.string()), (text) => void refusal(text)),
		{ numRuns: 2000 },
	);
});
