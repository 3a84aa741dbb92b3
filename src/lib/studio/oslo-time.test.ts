import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromOsloTime, osloTime } from './oslo-time.ts';

test('winter, summer, and the two hours that clocks are moved', () => {
	expect(fromOsloTime('2026-01-15T12:00')?.toISOString()).toBe('2026-01-15T11:00:00.000Z');
	expect(fromOsloTime('2026-07-15T12:00')?.toISOString()).toBe('2026-07-15T10:00:00.000Z');
	expect(fromOsloTime('2026-03-29T02:30')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
	expect(fromOsloTime('2026-10-25T02:30')?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
	for (const wrong of ['', '2026-13-01T12:00', '12:00', '2026-01-15']) expect(fromOsloTime(wrong)).toBeUndefined();
});

test('every time that a clock shows is found again', () => {
	const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
	fc.assert(
		fc.property(moments.map(osloTime), (shown) => {
			expect(osloTime(fromOsloTime(shown) as Date)).toBe(shown);
		}),
	);
});
