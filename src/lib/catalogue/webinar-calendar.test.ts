import fc from 'fast-check';
import { expect, test } from 'vitest';
import { webinarCalendar } from './webinar-calendar.ts';

const url = 'https://cases.example.org/webinars/a';
const updatedAt = new Date('2026-11-22T10:00:00Z');
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
	const file = webinarCalendar(
		{ title: 'Havet', updatedAt, parts: [part(), part({ id: 8, startsAt: null }), part({ id: 9 })] },
		url,
	);
	expect(valuesOf(file, 'UID')).toEqual(['webinar-part-7@cases.example.org', 'webinar-part-9@cases.example.org']);
	expect(valuesOf(file, 'SEQUENCE')).toEqual(['2', '2']);
	expect(valuesOf(file, 'DTSTART')[0]).toBe('20270301T090000Z');
	expect(valuesOf(file, 'DTEND')[0]).toBe('20270301T094500Z');
	expect(valuesOf(file, 'SUMMARY')[0]).toBe('Havet: Del');
	expect(valuesOf(file, 'METHOD')).toEqual(['PUBLISH']);
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
			const file = webinarCalendar({ title, updatedAt, parts: [part({ title: own, place, programme })] }, url);
			expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
			for (const one of file.split('\r\n')) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
			expect(valuesOf(file, 'SUMMARY')).toEqual([`${title}: ${own}`]);
			expect(valuesOf(file, 'LOCATION')).toEqual([place]);
			expect(valuesOf(file, 'DESCRIPTION')).toEqual([[...programme, url].join('\n')]);
			expect(read(file).filter(({ name }) => name === 'BEGIN')).toHaveLength(2);
		}),
	);
});
