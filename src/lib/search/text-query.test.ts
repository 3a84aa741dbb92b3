import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foundEnd, foundStart, markFound, namePattern, textQuery } from './text-query.ts';

it('asks for all words, the last one perhaps unfinished', () => {
	expect(textQuery('  grønn  energi ')).toBe('grønn & energi:*');
	expect(textQuery('C0178')).toBe('C0178:*');
	expect(textQuery(" '!& <-> ")).toBeUndefined();
});

it('lets no operator through', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(textQuery(text) ?? '').not.toMatch(/['!|<>()\\]/);
		}),
	);
});

it('takes wildcards in a name as they are written', () => {
	expect(namePattern(' 100%_ ')).toBe('%100\\%\\_%');
});

it('escapes what was said and marks what was found', () => {
	expect(markFound(`a <b> & ${foundStart}c${foundEnd}`)).toBe('a &lt;b&gt; &amp; <mark>c</mark>');
});
