import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeList, encodeList, isSet, listLength, listNumber, placeInList } from './status-list.ts';

test('the standard’s own example is an empty list of the least length (Bitstring Status List, section 2.2)', () => {
	const list = decodeList('uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA');
	expect(list?.length).toBe(16_384);
	expect(list?.every((byte) => byte === 0)).toBe(true);
});

test('the first place is the left-most bit of the first byte, the last the right-most of the last', () => {
	const list = decodeList(encodeList([0, 9, listLength - 1]));
	expect([list?.[0], list?.[1], list?.at(-1)]).toEqual([0b1000_0000, 0b0100_0000, 0b0000_0001]);
});

test('exactly the bits that were set are set', () => {
	const place = fc.nat(listLength - 1);
	fc.assert(
		fc.property(fc.array(place), fc.array(place), (set, asked) => {
			const list = decodeList(encodeList(set)) ?? new Uint8Array();
			for (const one of [...set, ...asked]) expect(isSet(list, one)).toBe(set.includes(one));
		}),
		{ numRuns: 30 },
	);
});

test('places beyond a list are no places', () => {
	const list = decodeList(encodeList([])) ?? new Uint8Array();
	for (const place of [-1, listLength, 0.5, Number.NaN, 2 ** 53]) expect(isSet(list, place)).toBeUndefined();
});

test('a list that is short, broken or endless is no list', () => {
	const zipped = (bytes: number) => `u${gzipSync(Buffer.alloc(bytes)).toString('base64url')}`;
	expect(decodeList(zipped(16_383))).toBeUndefined();
	expect(decodeList(zipped(1_048_576))).toHaveLength(1_048_576);
	expect(decodeList(zipped(1_048_577))).toBeUndefined();
	for (const text of ['', 'u', 'uAAAA', `u${'A'.repeat(3_000_000)}`, 7, null, undefined])
		expect(decodeList(text)).toBeUndefined();
});

test('every award has a place of its own, list after list', () => {
	expect([0, listLength - 1, listLength].map((index) => [listNumber(index), placeInList(index)])).toEqual([
		[0, 0],
		[0, listLength - 1],
		[1, 0],
	]);
});
