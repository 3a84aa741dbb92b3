import { commonEnds, longestCommon, type Pair } from '#lib/platform/longest-common.ts';

/** Of what differs, items of the one list times items of the other: more would take gigabytes. */
const mostCompared = 16_000_000;

/**
 * The places of a longest common subsequence, in both lists; where thousands of items differ, of a long one that is
 * cheaper to find: whoever owns a podcast decides how long their transcripts are.
 */
export function commonItems(base: string[], side: string[]): Pair[] {
	const { start, end } = commonEnds(base, side);
	const [a, b] = [base.slice(start, base.length - end), side.slice(start, side.length - end)];
	const inner = a.length * b.length > mostCompared ? aroundAnchors(a, b) : longestCommon(a, b);
	const pair = (i: number, j: number) => [i, j] as const;
	return [
		...Array.from({ length: start }, (_, i) => pair(i, i)),
		...inner.map(([i, j]) => pair(i + start, j + start)),
		...Array.from({ length: end }, (_, k) => pair(base.length - end + k, side.length - end + k)),
	];
}

/** What stands once in both lists and in the same order, and what is common between two such; nothing where too much is left. */
function aroundAnchors(a: string[], b: string[]): Pair[] {
	const inB = onlyPlaces(b);
	const anchors = increasing([...onlyPlaces(a)].flatMap(([item, i]): Pair[] => (inB.has(item) ? [[i, inB.get(item) ?? 0]] : [])));
	const pairs: Pair[] = [];
	let [from, at] = [0, 0];
	for (const [i, j] of [...anchors, [a.length, b.length] as const]) {
		const isSmall = (i - from) * (j - at) <= mostCompared;
		for (const [k, l] of isSmall ? longestCommon(a.slice(from, i), b.slice(at, j)) : []) pairs.push([k + from, l + at]);
		if (i < a.length) pairs.push([i, j]);
		[from, at] = [i + 1, j + 1];
	}
	return pairs;
}

/** Where the items stand that stand in a list once, in its order. */
function onlyPlaces(list: string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
	return new Map(list.flatMap((item, i) => (counts.get(item) === 1 ? [[item, i] as const] : [])));
}

/** The most pairs whose second places grow, of pairs whose first ones do (patience sorting). */
function increasing(pairs: readonly Pair[]): Pair[] {
	const tops: number[] = [];
	const before: number[] = [];
	for (const [k, [, place]] of pairs.entries()) {
		let [low, high] = [0, tops.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
			else high = middle;
		}
		before.push(tops[low - 1] ?? -1);
		tops[low] = k;
	}
	const kept: Pair[] = [];
	for (let k = tops.at(-1) ?? -1; k >= 0; k = before[k] ?? -1) kept.push(pairs[k] ?? [0, 0]);
	return kept.reverse();
}
