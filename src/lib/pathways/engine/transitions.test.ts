import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packHistories, unpackRows } from '../../../../tests/pathways/some-model.ts';
import type { Histories } from './histories.ts';
import { fitTransitions, type TransitionOptions, transitionDefaults } from './transitions.ts';

const someHistories = fc
	.record({
		members: fc.array(fc.array(fc.nat(5), { maxLength: 9 }), { maxLength: 6 }),
		weights: fc.option(
			fc.array(
				fc.integer({ min: 1, max: 8 }).map((eighths) => eighths / 8),
				{ minLength: 1, maxLength: 5 },
			),
		),
	})
	.map(({ members, weights }) => packHistories(6, members, weights ?? undefined));

const someOptions: fc.Arbitrary<TransitionOptions> = fc.record({
	window: fc.integer({ min: 1, max: 12 }),
	decay: fc.constantFrom(0.25, 0.8, 1),
	backward: fc.constantFrom(0, 0.5, 1),
	damping: fc.record({ from: fc.constantFrom(0, 0.5), to: fc.constantFrom(0, 0.25) }),
	count: fc.constant(6),
});

test('transitions are what looking at each pair of each history gives', () => {
	fc.assert(
		fc.property(someHistories, someOptions, (histories, options) => {
			const fitted = unpackRows(fitTransitions(histories, options));
			for (const [from, row] of byEachPair(histories, options).entries()) {
				for (const [to, value] of row.entries()) expect(fitted[from]?.[to]).toBeCloseTo(value, 5);
			}
		}),
	);
});

/** The definition, word by word. */
function byEachPair(
	{ items, offsets, item, weight }: Histories,
	{ window, decay, backward, damping }: TransitionOptions,
): number[][] {
	const of = (at: number) => item[at] ?? 0;
	const loud = (at: number) => weight?.[at] ?? 1;
	const counts = Array.from({ length: items }, () => new Array<number>(items).fill(0));
	const often = new Array<number>(items).fill(0);
	const count = (from: number, to: number, value: number) => {
		const row = counts[from] ?? [];
		row[to] = (row[to] ?? 0) + value;
	};
	for (const [at, one] of item.entries()) often[one] = (often[one] ?? 0) + loud(at);
	for (let member = 0; member + 1 < offsets.length; member++) {
		for (let one = offsets[member] ?? 0; one < (offsets[member + 1] ?? 0); one++) {
			for (let other = one + 1; other < (offsets[member + 1] ?? 0); other++) {
				if (other - one > window || of(one) === of(other)) continue;
				const value = decay ** (other - one - 1) * loud(one) * loud(other);
				count(of(one), of(other), value);
				count(of(other), of(one), value * backward);
			}
		}
	}
	return counts.map((row, from) =>
		row.map((value, to) => (value === 0 ? 0 : value / ((often[from] ?? 0) ** damping.from * (often[to] ?? 0) ** damping.to))),
	);
}

test('only the strongest neighbours are kept', () => {
	const histories = packHistories(4, [
		[0, 1],
		[0, 2],
		[0, 2],
		[0, 3],
		[0, 3],
	]);
	const options = { ...transitionDefaults, damping: { from: 0, to: 0 }, count: 2 };
	expect(unpackRows(fitTransitions(histories, options))[0]).toEqual([0, 0, 2, 2]);
});
