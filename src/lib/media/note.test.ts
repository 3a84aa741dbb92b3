import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clockTime } from '#lib/platform/i18n/clock-time.ts';
import { longestNote, readClockTime, readNote } from './note.ts';

it('reads every place that the page shows', () => {
	fc.assert(
		fc.property(fc.nat(99 * 3600), (second) => {
			expect(readClockTime(clockTime(second * 1000))).toBe(second * 1000);
		}),
	);
});

it.for(['', '12', '1:2', '12:60', '1:60:00', '-1:00', '1:2:03', '1:00:00:00', '１２:３４', '12:34x'])(
	'“%s” is no place',
	(text) => {
		expect(readClockTime(text)).toBeUndefined();
	},
);

it('takes a place with spaces around it and minutes beyond the hour', () => {
	expect([readClockTime(' 2:05 '), readClockTime('83:00'), readClockTime('1:23:00')]).toEqual([125_000, 4_980_000, 4_980_000]);
});

it('keeps the words as they are, but what no database can hold', () => {
	expect(readNote({ at: '0:10', body: '\r\n <b>Ås</b>\0\r\nto \uD800' }, null)).toEqual({
		note: { atMs: 10_000, body: '<b>Ås</b>\nto \uFFFD' },
	});
	expect(readNote({ at: '0:10', body: '' }, 10_000)).toEqual({ note: { atMs: 10_000, body: '' } });
});

it('says all that must be changed', () => {
	expect(readNote({ at: 'nå', body: 'x'.repeat(longestNote + 1) }, null)).toEqual({
		problems: { at: 'noTime', body: 'tooLong' },
	});
	expect(readNote({ at: '0:11', body: '🎧'.repeat(longestNote) }, 10_000)).toEqual({ problems: { at: 'pastEnd' } });
});
