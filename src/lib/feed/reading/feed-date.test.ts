import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFeedDate } from './feed-date.ts';

test.each([
	['Tue, 08 Jan 2019 06:00:00 +0100', '2019-01-08T05:00:00.000Z'],
	['Tue, 08 Jan 2019 06:00:00 GMT', '2019-01-08T06:00:00.000Z'],
	['8 Jan 2019 06:00 EST', '2019-01-08T11:00:00.000Z'],
	['Fri, 8 January 19 06:00:00 Z', '2019-01-08T06:00:00.000Z'],
	['Tue,08 Jan 2019 06:00:00 +01:00 (CET)', '2019-01-08T05:00:00.000Z'],
	['  Tue,  08  Jan 2019\n06:00:00   GMT+1 ', '2019-01-08T05:00:00.000Z'],
	['Tue, 08 Jan 2019', '2019-01-08T00:00:00.000Z'],
	['08-Jan-2019 06:00:00', '2019-01-08T06:00:00.000Z'],
	['on., 17. mai 2023 10:00:00 +0200', '2023-05-17T08:00:00.000Z'],
	['Sun, 06 Okt 1996 08:49:37 +0000', '1996-10-06T08:49:37.000Z'],
	['Sat, 31 Dec 2016 23:59:60 GMT', '2017-01-01T00:00:00.000Z'],
	['Mon, 01 Jan 2020 00:30:00 +0200', '2019-12-31T22:30:00.000Z'],
	['06 Nov 94 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
	['2019-01-08T06:00:00+01:00', '2019-01-08T05:00:00.000Z'],
	['2019-01-08T06:00:00.123Z', '2019-01-08T06:00:00.000Z'],
	['2019-01-08 06:00', '2019-01-08T06:00:00.000Z'],
	['2019-1-8', '2019-01-08T00:00:00.000Z'],
	['2024-02-29', '2024-02-29T00:00:00.000Z'],
])('%j is %s', (text, iso) => expect(parseFeedDate(text)).toBe(iso));

test.each([
	'',
	'yesterday',
	'31 Feb 2019',
	'Tue, 08 Foo 2019 06:00:00 GMT',
	'Tue, 08 Jan 2019 25:00:00 GMT',
	'Tue, 08 Jan 2019 06:61:00 GMT',
	'2019-13-01',
	'2019-02-29',
	'0000-00-00',
	'0001-01-01T00:00:00Z',
	'1546927200',
	'Tue, 08 Jan 2019 06:00:00 +9900',
	'08/01/2019',
])('%j is no date', (text) => expect(parseFeedDate(text)).toBeUndefined());

test('every date that JavaScript writes comes back to the second', () => {
	fc.assert(
		fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }), (date) => {
			const seconds = new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString();
			expect(parseFeedDate(date.toUTCString())).toBe(seconds);
			expect(parseFeedDate(date.toISOString())).toBe(seconds);
		}),
	);
});

test('no text is too strange', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 :+-.,TZGMTJanæ(') }), (text) => {
			const iso = parseFeedDate(text);
			expect(iso === undefined || new Date(iso).toISOString() === iso).toBe(true);
		}),
	);
});
