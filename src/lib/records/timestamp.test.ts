import { describe, expect, test } from 'vitest';
import { instantOf, isTimestamp, toUtc } from './timestamp.ts';

describe('what is a timestamp', () => {
	test.each([
		'2026-01-31T12:00:00Z',
		'2026-01-31T12:00:00.1234567+02:00',
		'2024-02-29T23:59:59-11:30',
		'2016-12-31T23:59:60Z',
		'0001-01-01T00:00:00Z',
	])('%s, in both versions', (text) => {
		expect([isTimestamp(text, '1.0.3'), isTimestamp(text, '2.0.0')]).toEqual([true, true]);
	});

	test.each([
		'2026-01-31T12:00',
		'2026-01-31T12:00:00',
		'20260131T120000Z',
		'2026-01-31T12:00:00,5+02',
		'2026-01-31T12:00:00+0200',
	])('%s, in 1.0.3 alone', (text) => {
		expect([isTimestamp(text, '1.0.3'), isTimestamp(text, '2.0.0')]).toEqual([true, false]);
	});

	test.each([
		'2026-01-31',
		'2026-02-29T12:00:00Z',
		'2026-13-01T12:00:00Z',
		'2026-01-31T24:00:00Z',
		'2026-01-31T12:60:00Z',
		'2026-01-31T12:00:61Z',
		'2026-01-31T12:00:00+24:00',
		'2008-09-15T15:53:00.601-00:00',
		'2008-09-15T15:53:00.601-0000',
		'2008-09-15T15:53:00.601-00',
		'2026-01-31T12:00:00.Z',
		'31/01/2026',
		'2026-01-31T12:00:00Z ',
		'',
	])('not "%s"', (text) => {
		expect([isTimestamp(text, '1.0.3'), isTimestamp(text, '2.0.0')]).toEqual([false, false]);
	});
});

test.each([
	['2023-05-04T12:00:00-05:00', '2023-05-04T17:00:00.000Z'],
	['2026-01-01T00:30:00.1234567+01:00', '2025-12-31T23:30:00.1234567Z'],
	['2026-01-01T00:30:00.5Z', '2026-01-01T00:30:00.500Z'],
	['20260101T0030+0130', '2025-12-31T23:00:00.000Z'],
	['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
	['2026-01-01T00:30:00', '2026-01-01T00:30:00'],
])('%s is %s in UTC', (timestamp, utc) => {
	expect(toUtc(timestamp)).toBe(utc);
	expect(toUtc(utc)).toBe(utc);
});

test('an instant has milliseconds, and is UTC where no time zone is named', () => {
	expect(instantOf('2026-01-01T00:30:00.9876+01:00').toISOString()).toBe('2025-12-31T23:30:00.987Z');
	expect(instantOf('2026-01-01T00:30').toISOString()).toBe('2026-01-01T00:30:00.000Z');
});
