import fc from 'fast-check';
import type { Histories } from '#lib/pathways/engine/histories.ts';
import type { Neighbours } from '#lib/pathways/engine/neighbours.ts';
import type { Blend, Model } from '#lib/pathways/model.ts';

/** Histories as lists of items, packed. */
export function packHistories(items: number, members: readonly (readonly number[])[], weights?: readonly number[]): Histories {
	const offsets = new Uint32Array(members.length + 1);
	for (const [member, entries] of members.entries()) offsets[member + 1] = (offsets[member] ?? 0) + entries.length;
	const item = Uint32Array.from(members.flat());
	return {
		items,
		offsets,
		item,
		...(weights && { weight: Float32Array.from(item, (_, at) => weights[at % weights.length] ?? 1) }),
	};
}

/** Neighbours from a full matrix; zeros are left out. */
export function packRows(rows: readonly (readonly number[])[]): Neighbours {
	const entries = rows.map((row) => row.flatMap((value, item) => (value === 0 ? [] : [{ item, value }])));
	const offsets = new Uint32Array(rows.length + 1);
	for (const [row, { length }] of entries.entries()) offsets[row + 1] = (offsets[row] ?? 0) + length;
	return {
		offsets,
		item: Uint32Array.from(entries.flat(), ({ item }) => item),
		value: Float32Array.from(entries.flat(), ({ value }) => value),
	};
}

/** A full matrix from neighbours. */
export function unpackRows({ offsets, item, value }: Neighbours): number[][] {
	const cases = offsets.length - 1;
	return Array.from({ length: cases }, (_, row) => {
		const full = new Array<number>(cases).fill(0);
		for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at++) full[item[at] ?? 0] = value[at] ?? 0;
		return full;
	});
}

const number = (min: number, max: number) => fc.integer({ min: min * 16, max: max * 16 }).map((sixteenths) => sixteenths / 16);

function someNeighbours(cases: number): fc.Arbitrary<Neighbours> {
	const value = fc.oneof(fc.constant(0), number(-1, 4));
	return fc.array(fc.array(value, { minLength: cases, maxLength: cases }), { minLength: cases, maxLength: cases }).map(packRows);
}

const perPart = (value: fc.Arbitrary<number>) => fc.record({ linear: value, transitions: value, content: value });

const someBlend: fc.Arbitrary<Blend> = fc.record({
	weight: perPart(number(0, 2)),
	fade: perPart(number(0, 1)),
	popularity: number(0, 1),
	newcomers: number(0, 4),
});

/** Models of a few cases, with any neighbours and blend. */
export const someModel: fc.Arbitrary<Model> = fc.integer({ min: 1, max: 8 }).chain((cases) =>
	fc.record({
		caseIds: fc
			.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: cases, maxLength: cases })
			.map((ids) => Int32Array.from(ids)),
		linear: someNeighbours(cases),
		transitions: someNeighbours(cases),
		content: someNeighbours(cases),
		popularity: fc.array(fc.nat(100), { minLength: cases, maxLength: cases }).map((learners) => Float32Array.from(learners)),
		blend: someBlend,
	}),
);
