import { expect, it } from 'vitest';
import { pageNumbers } from './page-numbers.ts';

it('links the ends and the neighbours, and marks gaps', () => {
	expect(pageNumbers(1, 1)).toEqual([1]);
	expect(pageNumbers(1, 3)).toEqual([1, 2, 3]);
	expect(pageNumbers(5, 9)).toEqual([1, undefined, 4, 5, 6, undefined, 9]);
	expect(pageNumbers(2, 9)).toEqual([1, 2, 3, undefined, 9]);
	expect(pageNumbers(9, 9)).toEqual([1, undefined, 8, 9]);
});
