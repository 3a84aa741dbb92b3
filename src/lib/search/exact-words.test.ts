import { expect, it } from 'vitest';
import { exactWords, hasPhrase } from './exact-words.ts';

it('tells the asked form from its inflections', () => {
	expect(exactWords('Havna og båten.', ['båten', 'båt', 'havna'])).toEqual([true, false, true]);
});

it('finds a phrase only where its words stand side by side, in order', () => {
	expect(hasPhrase('Vi dro til havs, sa hun.', ['til', 'havs'])).toBe(true);
	expect(hasPhrase('Havs til! Til åpent havs.', ['til', 'havs'])).toBe(false);
});
