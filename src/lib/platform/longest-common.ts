/** The place of an item in one list and in another. */
export type Pair = readonly [number, number];

/** How many items two lists have in common at their beginnings, and how many of the others at their ends. */
export function commonEnds<Item>(before: readonly Item[], after: readonly Item[]): { start: number; end: number } {
	let start = 0;
	while (start < before.length && start < after.length && before[start] === after[start]) start++;
	let end = 0;
	const most = Math.min(before.length, after.length) - start;
	while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
	return { start, end };
}

/** The places of a longest common subsequence. It takes four bytes for each item of the one list times each of the other. */
export function longestCommon(a: readonly string[], b: readonly string[]): Pair[] {
	const width = b.length + 1;
	const lengths = new Uint32Array((a.length + 1) * width);
	const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
	const pairs: Pair[] = [];
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length) {
		if (a[i] === b[j]) pairs.push([i++, j++]);
		else if (at(i + 1, j) >= at(i, j + 1)) i++;
		else j++;
	}
	return pairs;
}
