import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumber } from './read-number.ts';

test.each([
	['20', 20],
	[' 3,5 ', 3.5],
	['3.5', 3.5],
	['−2', -2],
	['+7', 7],
	['1 234 567', 1_234_567],
	['1\u00a0234,5', 1234.5],
	['1\u202f234', 1234],
	['２０', 20],
	['0,001', 0.001],
	['1e3', 1000],
])('%j is %d', (text, number) => {
	expect(readNumber(text)).toBe(number);
});

test.each([
	'',
	' ',
	'tjue',
	'20 %',
	'20 kr',
	'1.234,5',
	'1,234.5',
	'1 23',
	'12 34',
	'1 2345',
	'--2',
	'3,',
	',5',
	'1/2',
	'1e999',
	'NaN',
	'0x10',
])('%j is refused', (text) => {
	expect(readNumber(text)).toBeUndefined();
});

test('any number reads back, with either sign for its decimals', () => {
	fc.assert(
		fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
			expect(readNumber(String(number))).toBe(number === 0 ? 0 : number);
			expect(readNumber(String(number).replace('.', ','))).toBe(number === 0 ? 0 : number);
		}),
	);
});
