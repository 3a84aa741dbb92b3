import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, answersIn, fieldsOf } from './answers.ts';

const text = fc.string({ minLength: 1 });
const rows = fc.dictionary(fc.nat(99).map(String), text, { minKeys: 1 });
const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(fc.array(text, { minLength: 1 }), rows);

test('an answer that a form carries along is read as it was', () => {
	const carried = fc.property(anyAnswer, (answer) => {
		const form = new FormData();
		for (const { name, value } of fieldsOf('q3', answer)) form.append(name, value);
		expect(answersIn(form)).toEqual({ q3: answer });
	});
	fc.assert(carried);
});
