import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const now = Date.UTC(2026, 10, 6, 8, 49, 37);
const day = 86_400_000;
const wait = (retryAfter: string, date?: string) =>
	retryAfterMs(new Headers({ 'retry-after': retryAfter, ...(date && { date }) }), now);

test.each([
	['120', 120_000],
	['0', 0],
	['99999999999999999999', day],
	['Fri, 06 Nov 2026 08:51:37 GMT', 120_000],
	['Friday, 06-Nov-26 08:51:37 GMT', 120_000],
	['Fri Nov  6 08:51:37 2026', 120_000],
	['Fri, 06 Nov 2026 08:49:00 GMT', 0],
	['Fri, 06 Nov 2099 08:49:00 GMT', day],
	['', 0],
	['-5', 0],
	['1.5', 0],
	['2 minutes', 0],
	['2026-11-06T08:51:37Z', 0],
	['Soon, I hope', 0],
])('Retry-After “%s” is %i ms', (text, ms) => {
	expect(wait(text)).toBe(ms);
});

test('a date is by the clock of whoever wrote it', () => {
	expect(wait('Fri, 06 Nov 2026 10:51:37 GMT', 'Fri, 06 Nov 2026 10:49:37 GMT')).toBe(120_000);
	expect(wait('Fri, 06 Nov 2026 08:51:37 GMT', 'nonsense')).toBe(120_000);
});

test('without the header there is no wait', () => {
	expect(retryAfterMs(new Headers())).toBe(0);
});
