import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitContentNeighbours, growContentNeighbours } from './content-neighbours.ts';
import { kindShares, type Profiles, profilesOf } from './content-profiles.ts';
import { type ContentKind, ContentsBuilder, contentKinds } from './contents.ts';
import type { Neighbours } from './neighbours.ts';

type Described = [kind: ContentKind, id: number, count?: number][];

function contentsOf(cases: Described[]) {
	const builder = new ContentsBuilder();
	for (const entries of cases) {
		for (const [kind, id, count] of entries) builder.add(kind, id, count);
		builder.endCase();
	}
	return builder.finish();
}

/** Every pair compared, one by one. */
function comparedByHand({ offsets, feature, weight }: Profiles, count: number): Map<number, number>[] {
	const vectors = Array.from({ length: offsets.length - 1 }, (_, of) => {
		const places = Array.from({ length: (offsets[of + 1] ?? 0) - (offsets[of] ?? 0) }, (_, at) => (offsets[of] ?? 0) + at);
		return new Map(places.map((at) => [feature[at], weight[at] ?? 0]));
	});
	return vectors.map((own, of) => {
		const all = vectors.map((other, at) => {
			let sum = 0;
			for (const [name, value] of own) sum += value * (other.get(name) ?? 0);
			return [at, sum] as const;
		});
		const similar = all.filter(([at, sum]) => at !== of && sum > 0);
		return new Map(similar.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, count));
	});
}

function valuesOf({ offsets, value }: Neighbours, row: number): number[] {
	return Array.from(value.subarray(offsets[row], offsets[row + 1])).sort((a, b) => b - a);
}

const entry = fc.tuple(fc.constantFrom(...contentKinds), fc.nat(12), fc.integer({ min: 1, max: 9 }));
const someCases = fc.array(fc.uniqueArray(entry, { maxLength: 15, selector: ([kind, id]) => `${kind} ${id}` }), {
	minLength: 1,
	maxLength: 30,
});

test('finds the neighbours that comparing every pair finds', () => {
	fc.assert(
		fc.property(someCases, fc.integer({ min: 1, max: 6 }), (cases, count) => {
			const profiles = profilesOf(contentsOf(cases));
			const found = fitContentNeighbours(profiles, { count });
			for (const [row, expected] of comparedByHand(profiles, count).entries()) {
				const items = Array.from(found.item.subarray(found.offsets[row], found.offsets[row + 1]));
				expect(items).toEqual(items.toSorted((a, b) => a - b));
				expect(items).not.toContain(row);
				const values = valuesOf(found, row);
				expect(values.length).toBe(expected.size);
				for (const [at, value] of [...expected.values()].entries()) expect(values[at]).toBeCloseTo(value, 5);
			}
		}),
	);
});

test('adding cases to what is there finds what a fit of all of them finds', () => {
	fc.assert(
		fc.property(someCases, fc.nat(30), fc.integer({ min: 1, max: 6 }), (cases, split, count) => {
			const profiles = profilesOf(contentsOf(cases));
			const before = firstOf(profiles, Math.min(split, cases.length));
			const grown = growContentNeighbours(fitContentNeighbours(before, { count }), profiles, { count });
			expect(grown).toEqual(fitContentNeighbours(profiles, { count }));
		}),
	);
});

test('a case is as similar to its twin as its kinds can make it, and what is everywhere counts little', () => {
	const twin: Described = contentKinds.map((kind) => [kind, 1]);
	const { value, offsets, item } = fitContentNeighbours(profilesOf(contentsOf([twin, twin, [['theme', 2]], [['theme', 2]]])));
	expect(valuesOf({ offsets, item, value }, 0)).toEqual([expect.closeTo(1, 5)]);
	expect(valuesOf({ offsets, item, value }, 2)).toEqual([expect.closeTo(kindShares.theme, 5)]);
});

test('among many cases the words of most of them connect none', () => {
	const cases = Array.from(
		{ length: 30 },
		(_, at): Described => [
			['word', 1],
			['word', 100 + (at >> 1)],
		],
	);
	const found = fitContentNeighbours(profilesOf(contentsOf(cases)));
	for (const row of cases.keys())
		expect(Array.from(found.item.subarray(found.offsets[row], found.offsets[row + 1]))).toEqual([row ^ 1]);
});

function firstOf({ features, offsets, feature, weight }: Profiles, cases: number): Profiles {
	const end = offsets[cases];
	return { features, offsets: offsets.slice(0, cases + 1), feature: feature.slice(0, end), weight: weight.slice(0, end) };
}
