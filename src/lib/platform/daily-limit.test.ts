import { expect, test } from 'vitest';
import { dailyLimit, networkOf } from './daily-limit.ts';

test('the same passes so many times, and each for itself', () => {
	const may = dailyLimit(2);
	expect([may('a', 'b'), may('a', 'b'), may('a', 'b'), may('ab', ''), may('b', 'a')]).toEqual([true, true, false, true, true]);
});

test('when the time is over everything is forgotten', async () => {
	const may = dailyLimit(1, 30);
	expect(may('a')).toBe(true);
	await expect.poll(() => may('a')).toBe(true);
});

test('memory has an end: nobody new passes then, and those who are known still do', () => {
	const may = dailyLimit(2, undefined, 10);
	for (let at = 0; at < 10; at++) may(String(at));
	expect(may('one more')).toBe(false);
	expect(may('7')).toBe(true);
});

test.each([
	['192.0.2.7', '192.0.2.8', false],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::9', true],
	['2001:db8:1:2::1', '2001:db8:1:3::1', false],
	['', '', true],
])('%s and %s', (one, other, isSame) => {
	expect(networkOf(one) === networkOf(other)).toBe(isSame);
});
