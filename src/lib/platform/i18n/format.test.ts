import { describe, expect, it } from 'vitest';
import { locales } from '../locale.ts';
import {
	calendarDay,
	clockTime,
	formatDate,
	formatDuration,
	formatMoment,
	formatMomentTime,
	formatShare,
	isoDuration,
	languageName,
} from './format.ts';

describe('dates', () => {
	it('keeps a calendar date on its day in every time zone', () => {
		const zone = process.env.TZ;
		for (const TZ of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Oslo']) {
			process.env.TZ = TZ;
			expect(formatDate('nb', '2019-01-08')).toBe('8. januar 2019');
			expect(formatDate('nn', '2019-01-01')).toBe('1. januar 2019');
			expect(formatDate('en', '2019-12-31')).toBe('31 December 2019');
		}
		process.env.TZ = zone;
	});

	it('shows a moment on the day that it is in Norway', () => {
		expect(formatMoment('nb', new Date('2024-06-30T22:30:00Z'))).toBe('1. juli 2024');
		expect(calendarDay(new Date('2024-06-30T22:30:00Z'))).toBe('2024-07-01');
		expect(calendarDay(new Date('2024-12-31T22:30:00Z'))).toBe('2024-12-31');
	});
});

describe('lengths', () => {
	it('says whole minutes, and hours when there are any', () => {
		expect(formatDuration('nb', 26 * 60_000)).toBe('26 min');
		expect(formatDuration('nb', 65 * 60_000)).toBe('1 t 5 min');
		expect(formatDuration('en', 120 * 60_000)).toBe('2 hrs');
		expect(formatDuration('nn', 4_000)).toBe('1 min');
		expect(formatDuration('nb', 3_599_000)).toBe('1 t');
	});

	it('shows places in a recording as a clock does', () => {
		expect(clockTime(0)).toBe('0:00');
		expect(clockTime(83_400)).toBe('1:23');
		expect(clockTime(3_723_999)).toBe('1:02:03');
		expect(isoDuration(1_570_000)).toBe('PT26M10S');
	});
});

it('rounds no share up to what it is not', () => {
	expect(formatShare('nb', 0.8)).toBe('80\u00a0%');
	expect(formatShare('en', 0.79999)).toBe('79.9%');
	expect(formatShare('nn', 0.857143)).toBe('85,7\u00a0%');
	expect([0.07, 0.29, 0.57, 1].map((share) => formatShare('en', share))).toEqual(['7%', '29%', '57%', '100%']);
});

it('says a moment to the minute by the clocks in Norway', () => {
	expect(formatMomentTime('nb', new Date('2026-07-01T22:30:00Z'))).toBe('2. juli 2026 kl. 00:30');
	expect(formatMomentTime('en', new Date('2026-01-01T11:05:00Z'))).toBe('1 January 2026 at 12:05');
});

it('names languages in the interface language, and an unknown one by its tag', () => {
	expect(languageName('nb', 'se')).toBe('nordsamisk');
	for (const locale of locales) expect(languageName(locale, 'qzz')).toBe('qzz');
});
