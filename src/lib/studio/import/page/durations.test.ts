import { expect, test } from 'vitest';
import { readDuration } from './durations.ts';

test.each([
	['26 min', 26 * 60],
	['26 minutter', 26 * 60],
	['1 t 4 min', 64 * 60],
	['1 time og 10 minutter', 70 * 60],
	['2 hours', 120 * 60],
	['90 min', 90 * 60],
	['26:30', 26 * 60 + 30],
	['1:02:03', 3723],
	['1 min 30 sek', 90],
	['0 min', undefined],
	['9999 min', undefined],
	['', undefined],
	['en halvtime', undefined],
])('the duration %s', (text, seconds) => {
	expect(readDuration(text)).toBe(seconds && seconds * 1000);
});
