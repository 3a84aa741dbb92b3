import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDuration } from './feed-duration.ts';

test.each([
	['00:31:05', 1_865_000],
	['31:05', 1_865_000],
	['1865', 1_865_000],
	['1865.5', 1_865_500],
	['1:02:03,25', 3_723_250],
	['92:10', 5_530_000],
	[' 5:00 ', 300_000],
	['PT1H2M3S', 3_723_000],
	['pt31m', 1_860_000],
	['0', 0],
])('%j is %i ms', (text, ms) => expect(parseDuration(text)).toBe(ms));

test.each(['', 'en stund', '-5', '1:2:3:4', 'PT', 'PT5', ':30', '1::30', '1865000000', '25:00:00', '1e9', 'Infinity'])(
	'%j is none',
	(text) => expect(parseDuration(text)).toBeUndefined(),
);

test('any time of a day comes back', () => {
	fc.assert(
		fc.property(fc.nat(86_399), (seconds) => {
			const clock = new Date(seconds * 1000).toISOString().slice(11, 19);
			expect([parseDuration(clock), parseDuration(String(seconds))]).toEqual([seconds * 1000, seconds * 1000]);
		}),
	);
});
