import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formTag, languageTag, readTag, tagOf } from './case-tags.ts';

it('reads what it has numbered, within what an index can hold', () => {
	fc.assert(
		fc.property(fc.constantFrom('theme', 'person', 'goal', 'year'), fc.integer({ min: 1, max: 2 ** 28 - 1 }), (kind, number) => {
			expect(readTag(tagOf(kind as 'theme', number))).toEqual({ kind, value: String(number) });
		}),
	);
	for (const code of ['nb', 'nn', 'en', 'se', 'smj', 'zza'])
		expect(readTag(languageTag(code))).toEqual({ kind: 'language', value: code });
	for (const form of ['listen', 'watch', 'read']) expect(readTag(formTag(form))).toEqual({ kind: 'form', value: form });
	expect(tagOf('form', 2 ** 28 - 1)).toBeLessThan(2 ** 32);
});
