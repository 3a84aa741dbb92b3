import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someModel } from '../../../tests/pathways/some-model.ts';
import { caseIndex, decodeModel, encodeModel, withNewCases } from './model.ts';

test('a model is read as it was written, wherever in memory its bytes lie', () => {
	fc.assert(
		fc.property(someModel, fc.nat(7), (model, shift) => {
			const bytes = encodeModel(model);
			const elsewhere = new Uint8Array(bytes.length + shift).subarray(shift);
			elsewhere.set(bytes);
			expect(decodeModel(elsewhere)).toEqual(model);
		}),
	);
});

test('a model that was cut short or altered anywhere is refused', () => {
	fc.assert(
		fc.property(someModel, fc.nat(), fc.integer({ min: 1, max: 255 }), (model, place, change) => {
			const bytes = encodeModel(model);
			const at = place % bytes.length;
			expect(() => decodeModel(bytes.subarray(0, at))).toThrow(/The recommendation model cannot be read: /);
			const altered = bytes.with(at, (bytes[at] ?? 0) ^ change);
			expect(() => decodeModel(altered)).toThrow(/The recommendation model cannot be read: /);
		}),
	);
});

test('new cases stand at the end, and only content speaks of them', () => {
	fc.assert(
		fc.property(someModel, (model) => {
			const last = model.content.offsets.at(-1) ?? 0;
			const content = { ...model.content, offsets: Uint32Array.from([...model.content.offsets, last, last]) };
			const grown = withNewCases(model, [2001, 2002], content);
			expect(Array.from(grown.caseIds)).toEqual([...model.caseIds, 2001, 2002]);
			expect(Array.from(grown.popularity)).toEqual([...model.popularity, 0, 0]);
			expect(grown.linear.offsets.slice(-3)).toEqual(new Uint32Array(3).fill(model.linear.item.length));
			expect(decodeModel(encodeModel(grown))).toEqual(grown);
			expect(caseIndex(grown).get(2002)).toBe(model.caseIds.length + 1);
		}),
	);
});
