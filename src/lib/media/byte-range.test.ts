import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickRange } from './byte-range.ts';

describe('pickRange', () => {
	it.each([
		['bytes=0-0', { start: 0, end: 0 }],
		['bytes=0-99', { start: 0, end: 99 }],
		['bytes=0-', { start: 0, end: 99 }],
		['bytes=90-1000', { start: 90, end: 99 }],
		['bytes=99-', { start: 99, end: 99 }],
		['bytes=-1', { start: 99, end: 99 }],
		['bytes=-1000', { start: 0, end: 99 }],
		['Bytes= 5-6 ', { start: 5, end: 6 }],
		['bytes=100-', 'unsatisfiable'],
		['bytes=-0', 'unsatisfiable'],
		['bytes=5-4', 'whole'],
		['bytes=-', 'whole'],
		['bytes=', 'whole'],
		['bytes=1-2,4-5', 'whole'],
		['bytes=a-b', 'whole'],
		['bytes=1.5-2', 'whole'],
		['lines=0-1', 'whole'],
		[null, 'whole'],
	])('reads %j of 100 bytes as %j', (header, range) => {
		expect(pickRange(header, 100)).toEqual(range);
	});

	it('never satisfies a range of an empty file', () => {
		expect(pickRange('bytes=0-', 0)).toBe('unsatisfiable');
		expect(pickRange('bytes=-5', 0)).toBe('unsatisfiable');
	});

	it('stays inside the file whatever is asked', () => {
		const bound = fc.option(fc.nat(), { nil: '' });
		fc.assert(
			fc.property(bound, bound, fc.nat(10_000), (from, to, size) => {
				const range = pickRange(`bytes=${from}-${to}`, size);
				if (typeof range === 'string') return;
				expect(range.start).toBeGreaterThanOrEqual(0);
				expect(range.start).toBeLessThanOrEqual(range.end);
				expect(range.end).toBeLessThan(size);
			}),
		);
	});
});
