import fc from 'fast-check';
import type { Histories } from '#lib/pathways/engine/histories.ts';

/** Invented histories of up to eight items, with and without weights; members may learn again, or nothing at all. */
export const anyHistories: fc.Arbitrary<Histories> = fc.integer({ min: 2, max: 8 }).chain((items) => {
	const entry = fc.record({ item: fc.nat(items - 1), weight: fc.constantFrom(0.5, 1, 2) });
	return fc
		.tuple(fc.array(fc.array(entry, { maxLength: 6 }), { minLength: 1, maxLength: 12 }), fc.boolean())
		.map(([members, isWeighted]) => historiesFrom(items, members, isWeighted));
});

/** Histories from a list per member. */
export function historiesFrom(
	items: number,
	members: readonly (readonly { item: number; weight?: number }[])[],
	isWeighted = false,
): Histories {
	const offsets = new Uint32Array(members.length + 1);
	for (const [member, { length }] of members.entries()) offsets[member + 1] = (offsets[member] ?? 0) + length;
	const entries = members.flat();
	const weight = isWeighted ? { weight: Float32Array.from(entries, (one) => one.weight ?? 1) } : {};
	return { items, offsets, item: Uint32Array.from(entries, ({ item }) => item), ...weight };
}

/** The entries of each member. */
export function membersOf({ offsets, item, weight }: Histories): { item: number; weight: number }[][] {
	return Array.from({ length: offsets.length - 1 }, (_, member) =>
		Array.from(item.subarray(offsets[member], offsets[member + 1]), (of, at) => ({
			item: of,
			weight: weight?.[(offsets[member] ?? 0) + at] ?? 1,
		})),
	);
}

/** The use as a dense matrix, a row per member: the largest weight with which they learned each item. */
export function denseUse(histories: Histories): number[][] {
	return membersOf(histories).map((entries) => {
		const row = new Array<number>(histories.items).fill(0);
		for (const { item, weight } of entries) row[item] = Math.max(row[item] ?? 0, weight);
		return row;
	});
}

/** The Gram matrix of a dense use whose members count by the number of their items to minus a power. */
export function denseCoUse(use: readonly number[][], damping: number): number[][] {
	const items = use[0]?.length ?? 0;
	const loudness = use.map((row) => Math.max(1, row.filter((x) => x > 0).length) ** -damping);
	const product = (one: number, other: number) =>
		use.reduce((sum, row, member) => sum + (loudness[member] ?? 0) * (row[one] ?? 0) * (row[other] ?? 0), 0);
	return Array.from({ length: items }, (_, one) => Array.from({ length: items }, (_, other) => product(one, other)));
}
