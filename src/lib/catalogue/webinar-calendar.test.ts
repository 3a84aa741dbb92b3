import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarWebinar, webinarCalendar, webinarCancellations } from './webinar-calendar.ts';

const url = 'https://cases.example.org/webinars/a';
const updatedAt = new Date('2026-11-22T10:00:00Z');
const house = { siteName: 'Testdugnad', mailFrom: 'post@example.org' };
const webinar = (more: Partial<CalendarWebinar>): CalendarWebinar => ({
	...{ title: 'Havet', updatedAt, calledOff: null, parts: [], gone: [], ...more },
});
const part = (more: object = {}) => ({
	...{ id: 7, title: 'Del', startsAt: new Date('2027-03-01T09:00:00Z'), minutes: 45, place: null, url: null },
	...{ programme: [] as string[], sequence: 2, ...more },
});

/** Reads a file back as a calendar program does: unfolds, splits names from values, takes escapes away (RFC 5545, 3.1 and 3.3.11). */
function read(file: string): { name: string; value: string }[] {
	return file
		.replace(/\r\n[ \t]/g, '')
		.split('\r\n')
		.filter((line) => line !== '')
		.map((line) => {
			const at = line.indexOf(':');
			const value = line.slice(at + 1).replace(/\\([\\;,nN])/g, (_, sign) => (sign.toLowerCase() === 'n' ? '\n' : sign));
			return { name: line.slice(0, at).split(';')[0] ?? '', value };
		});
}
const valuesOf = (file: string, name: string) => read(file).flatMap((line) => (line.name === name ? [line.value] : []));

test('each part with a time is an event, with a key that stays and a number that grows', () => {
	const file = webinarCalendar(webinar({ parts: [part(), part({ id: 8, startsAt: null }), part({ id: 9 })] }), url, house);
	expect(valuesOf(file, 'UID')).toEqual(['webinar-part-7@cases.example.org', 'webinar-part-9@cases.example.org']);
	expect(valuesOf(file, 'SEQUENCE')).toEqual(['2', '2']);
	expect(valuesOf(file, 'DTSTART')[0]).toBe('20270301T090000Z');
	expect(valuesOf(file, 'DTEND')[0]).toBe('20270301T094500Z');
	expect(valuesOf(file, 'SUMMARY')[0]).toBe('Havet: Del');
	expect(valuesOf(file, 'METHOD')).toEqual(['PUBLISH']);
	expect(valuesOf(file, 'STATUS')).toEqual(['CONFIRMED', 'CONFIRMED']);
	expect(valuesOf(file, 'ORGANIZER')).toEqual(['mailto:post@example.org', 'mailto:post@example.org']);
});

test('a part that is gone is cancelled, the others are not', () => {
	const gone = { id: 5, title: 'Borte', startsAt: new Date('2027-03-01T08:00:00Z'), minutes: 30, sequence: 4 };
	const file = webinarCalendar(webinar({ parts: [part()], gone: [gone] }), url, house);
	expect(valuesOf(file, 'UID')).toEqual(['webinar-part-7@cases.example.org', 'webinar-part-5@cases.example.org']);
	expect(valuesOf(file, 'STATUS')).toEqual(['CONFIRMED', 'CANCELLED']);
	expect(valuesOf(file, 'SEQUENCE')).toEqual(['2', '4']);
	expect(valuesOf(file, 'DTSTART')).toEqual(['20270301T090000Z', '20270301T080000Z']);
	const files = webinarCancellations(webinar({ calledOff: { because: null }, parts: [part()], gone: [gone] }), url, house);
	expect(files.map((one) => valuesOf(one, 'SEQUENCE'))).toEqual([['2'], ['4']]);
});

/** Whatever an editor may write in a line; a form sends no other control characters that the database would keep. */
const line = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
	.map((text) => text.replace(/\p{Cc}/gu, ' ').trim())
	.filter((text) => text !== '');
const hostile = fc.oneof(
	line,
	fc.constantFrom('A\\nB;C,D', 'END:VEVENT', '<script>alert(1)</script>', 'æøå'.repeat(60), '🎧'.repeat(60)),
);

test('what was written is read back, in lines of 75 octets, and no text adds a line of its own', () => {
	fc.assert(
		fc.property(hostile, hostile, hostile, fc.array(hostile, { maxLength: 4 }), (title, own, place, programme) => {
			const file = webinarCalendar(webinar({ title, parts: [part({ title: own, place, programme })] }), url, house);
			expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			for (const one of file.split('\r\n')) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
			expect(valuesOf(file, 'SUMMARY')).toEqual([`${title}: ${own}`]);
			expect(valuesOf(file, 'LOCATION')).toEqual([place]);
			expect(valuesOf(file, 'DESCRIPTION')).toEqual([[...programme, url].join('\n')]);
			expect(read(file).filter(({ name }) => name === 'BEGIN')).toHaveLength(2);
		}),
	);
});

test('what takes a webinar out of calendars is a file for each part, of the same key, cancelled, whatever the reason says', () => {
	fc.assert(
		fc.property(hostile, hostile, fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 4 }), (title, because, ids) => {
			const parts = [...ids.map((id) => part({ id, title, sequence: id })), part({ startsAt: null })];
			const calledOff = webinar({ title, calledOff: { because }, parts });
			const files = webinarCancellations(calledOff, url, house);
			expect(files.map((file) => valuesOf(file, 'UID'))).toEqual(ids.map((id) => [`webinar-part-${id}@cases.example.org`]));
			for (const [i, file] of files.entries()) {
				for (const one of file.split('\r\n')) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
				expect(valuesOf(file, 'METHOD')).toEqual(['CANCEL']);
				expect(valuesOf(file, 'STATUS')).toEqual(['CANCELLED']);
				expect(valuesOf(file, 'SEQUENCE')).toEqual([String(ids[i])]);
				expect(valuesOf(file, 'DESCRIPTION')).toEqual([`${because}\n${url}`]);
				expect(valuesOf(file, 'ORGANIZER')).toHaveLength(1);
				expect(read(file).filter(({ name }) => name === 'BEGIN')).toHaveLength(2);
			}
			const shown = webinarCalendar(calledOff, url, house);
			expect(valuesOf(shown, 'METHOD')).toEqual(['PUBLISH']);
			expect(valuesOf(shown, 'STATUS')).toEqual(ids.map(() => 'CANCELLED'));
		}),
	);
});
