import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldText } from './fold-text.ts';

it('makes letters small and takes accents off, but keeps å, æ and ø', () => {
	expect(foldText('ÅSE ved Ærø: «Én idé, Björk»\n\tŁódź')).toBe('åse ved ærø: «en ide, bjork»  łodz');
});

it('keeps the length of every text, so that places in it stay true', () => {
	const keepsLength = (text: string) => foldText(text).length === text.length;
	fc.assert(fc.property(fc.string({ unit: 'binary' }), keepsLength));
	expect(foldText('İß😀')).toHaveLength(4);
});
