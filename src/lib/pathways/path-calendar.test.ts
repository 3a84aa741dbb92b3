import { expect, test } from 'vitest';
import { type PathDates, pathCalendar, weeklySlots } from './path-calendar.ts';

/** A Sunday. */
const now = new Date('2026-11-22T10:00:00Z');
const hour = 3_600_000;
const dates = (more: Partial<PathDates> = {}): PathDates => ({
	pathId: 'f00',
	url: 'https://cases.example.org/path/a',
	deadline: '2026-12-24',
	leftMs: 5 * hour,
	now,
	words: { deadline: 'Frist: A', learn: 'Lær: A', about: 'Om' },
	...more,
});
/** The lines of the file, folded ones made whole again (RFC 5545, 3.1). */
const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');

test('the deadline is a whole day, and the weekly time ends before it', () => {
	const lines = linesOf(pathCalendar(dates()));
	expect(lines).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20261224', 'SUMMARY:Frist: A']));
	// Floating: nine o'clock wherever the reader is.
	expect(lines).toEqual(
		expect.arrayContaining(['DTSTART:20261124T090000', 'DTEND:20261124T100000', 'RRULE:FREQ=WEEKLY;COUNT=5']),
	);
	expect(lines.filter((line) => line.startsWith('UID:'))).toEqual(['UID:path-f00-weekly', 'UID:path-f00-deadline']);
	expect(lines[0]).toBe('BEGIN:VCALENDAR');
});

test('a title cannot add lines of its own', () => {
	const words = { deadline: 'A\r\nBEGIN:VALARM\nX;Y,Z\\', learn: 'B\nEND:VEVENT', about: 'C\r\nATTACH:https://evil.example' };
	const lines = linesOf(pathCalendar(dates({ words })));
	expect(lines.filter((line) => line.startsWith('BEGIN:VEVENT'))).toHaveLength(2);
	expect(lines.filter((line) => /^(BEGIN:VALARM|ATTACH|END:VEVENT B)/.test(line))).toEqual([]);
});

test('no line is longer than 75 octets and every line ends as the standard has it', () => {
	const file = pathCalendar(dates({ words: { deadline: 'æøå'.repeat(80), learn: '🎧'.repeat(90), about: 'ø'.repeat(500) } }));
	expect(file.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
	expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('what is left is spread over the weeks, never less than half an hour', () => {
	expect(weeklySlots(now, '2026-12-24', 5 * hour)).toMatchObject({ weeks: 5, minutes: 60 });
	expect(weeklySlots(now, '2027-12-24', 5 * hour)).toMatchObject({ weeks: 10, minutes: 30 });
	expect(weeklySlots(now, null, hour / 4)).toMatchObject({ weeks: 1, minutes: 30 });
	expect(weeklySlots(now, null, 100 * hour)?.weeks).toBe(26);
});

test('there is no weekly time when nothing is left or the deadline comes first', () => {
	expect(weeklySlots(now, '2026-12-24', 0)).toBeUndefined();
	expect(weeklySlots(now, '2026-11-23', hour)).toBeUndefined();
	expect(pathCalendar(dates({ leftMs: 0, deadline: null }))).not.toContain('VEVENT');
});

test('on a Tuesday the first time is a week away', () => {
	expect(weeklySlots(new Date('2026-11-24T05:00:00Z'), null, hour)?.first).toEqual(new Date('2026-12-01T09:00:00Z'));
});
