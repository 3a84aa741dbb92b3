import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definition } from '../../../tests/records/arbitrary-statement.ts';
import { mergeDefinition } from './merge-definition.ts';
import { readStatement } from './read-statements.ts';

test('words are added and corrected language by language', () => {
	const known = { name: { nb: 'Feil', en: 'Meeting' }, moreInfo: 'https://example.org/1', extensions: { 'tag:a': 1 } };
	const seen = { name: { nb: 'Møte', fr: 'réunion' }, description: { nb: 'Om møtet' }, extensions: { 'tag:b': 2 } };
	expect(mergeDefinition(known, seen)).toEqual({
		name: { nb: 'Møte', en: 'Meeting', fr: 'réunion' },
		description: { nb: 'Om møtet' },
		moreInfo: 'https://example.org/1',
		extensions: { 'tag:a': 1, 'tag:b': 2 },
	});
});

test('the type and the correct responses stay; a definition without them may get them', () => {
	const known = {
		type: 'tag:quiz',
		interactionType: 'choice' as const,
		correctResponsesPattern: ['a'],
		choices: [{ id: 'a' }, { id: 'b' }],
	};
	const seen = { type: 'tag:other', interactionType: 'numeric' as const, correctResponsesPattern: ['4[:]'] };
	expect(mergeDefinition(known, seen)).toEqual(known);
	expect(mergeDefinition({ name: { nb: 'x' } }, seen)).toEqual({ name: { nb: 'x' }, ...seen });
	expect(mergeDefinition(undefined, seen)).toEqual(seen);
});

test('two valid definitions make a valid one, and the second time changes nothing', () => {
	fc.assert(
		fc.property(definition, definition, (known, seen) => {
			const merged = mergeDefinition(known, seen);
			const statement = {
				actor: { mbox: 'mailto:kari@example.org' },
				verb: { id: 'tag:v' },
				object: { id: 'tag:o', definition: merged },
			};
			expect(readStatement(statement, '2.0.0')).toEqual(statement);
			expect(mergeDefinition(merged, seen)).toEqual(merged);
		}),
	);
});
