import { expect, test } from 'vitest';
import { formatSize, percentOf } from '../upload-sizes.ts';
import { createTimeLeft } from './time-left.ts';

function clock() {
	let at = 0;
	const left = createTimeLeft(() => at);
	return (seconds: number, done: number) => {
		at = seconds * 1000;
		return left(done, 1000);
	};
}

test('the time left follows from the speed, once that is known', () => {
	const tell = clock();
	expect(tell(0, 100)).toBeUndefined();
	expect(tell(1, 120)).toBeUndefined();
	expect(tell(10, 200)).toBe(80_000);
});

test('only the last seconds count', () => {
	const tell = clock();
	for (let second = 0; second <= 20; second++) tell(second, 500);
	for (let second = 21; second <= 40; second++) tell(second, 500 + (second - 20) * 10);
	expect(tell(41, 710)).toBeCloseTo(29_000, -3);
});

test('a pause, and a piece that is sent again, begin the measure anew', () => {
	const tell = clock();
	tell(0, 0);
	expect(tell(10, 500)).toBe(10_000);
	expect(tell(100, 510)).toBeUndefined();
	expect(tell(104, 500)).toBeUndefined();
	expect(tell(108, 600)).toBe(16_000);
});

test('sizes and shares are said as people say them', () => {
	expect(formatSize('nb', 313_510)).toMatch(/^314\skB$/);
	expect(formatSize('nb', 8_589_934_592)).toMatch(/^8,6\sGB$/);
	expect(formatSize('en', 12)).toMatch(/^1\skB$/);
	expect([percentOf(999, 1000), percentOf(1000, 1000), percentOf(0, 0)]).toEqual([99, 100, 0]);
});
