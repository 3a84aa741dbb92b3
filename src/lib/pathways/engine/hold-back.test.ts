import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Histories } from './histories.ts';
import { holdBack } from './hold-back.ts';

function historiesOf(members: number[][]): Histories {
	const offsets = Uint32Array.from([0, ...members.map((_, at) => members.slice(0, at + 1).flat().length)]);
	const item = Uint32Array.from(members.flat());
	return { items: 100, offsets, item, weight: Float32Array.from(item, (of) => of / 2) };
}

const lists = ({ offsets, item }: Histories) =>
	Array.from({ length: offsets.length - 1 }, (_, member) => [...item.subarray(offsets[member], offsets[member + 1])]);

test('takes the newest of those who were active last, never the only thing that somebody learned', () => {
	const members = [[1, 2], [3], [4, 5, 6], [7, 8], [9, 10], [11, 12]];
	const { members: chosen, item, training } = holdBack(historiesOf(members), Float64Array.of(1, 9, 5, 4, 3, 2));
	expect([...chosen]).toEqual([2]);
	expect([...item]).toEqual([6]);
	expect(lists(training)).toEqual([[1, 2], [3], [4, 5], [7, 8], [9, 10], [11, 12]]);
});

test('loses and invents nothing', () => {
	fc.assert(
		fc.property(fc.array(fc.array(fc.nat(99), { maxLength: 6 }), { maxLength: 40 }), (members) => {
			const { members: chosen, item, training } = holdBack(historiesOf(members), new Float64Array(members.length));
			const restored = lists(training);
			for (const [at, member] of chosen.entries()) restored[member]?.push(item[at] ?? -1);
			expect(restored).toEqual(members);
			expect([...(training.weight ?? [])]).toEqual([...training.item].map((of) => of / 2));
		}),
	);
});
