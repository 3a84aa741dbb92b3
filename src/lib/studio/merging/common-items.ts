/** The places of a longest common subsequence, in both lists. */
export function commonItems(base: string[], side: string[]): (readonly [number, number])[] {
	let start = 0;
	while (start < base.length && start < side.length && base[start] === side[start]) start++;
	let end = 0;
	const most = Math.min(base.length, side.length) - start;
	while (end < most && base.at(-1 - end) === side.at(-1 - end)) end++;
	const inner = longest(base.slice(start, base.length - end), side.slice(start, side.length - end));
	const pair = (i: number, j: number) => [i, j] as const;
	return [
		...Array.from({ length: start }, (_, i) => pair(i, i)),
		...inner.map(([i, j]) => pair(i + start, j + start)),
		...Array.from({ length: end }, (_, k) => pair(base.length - end + k, side.length - end + k)),
	];
}

function longest(a: string[], b: string[]): (readonly [number, number])[] {
	const width = b.length + 1;
	const lengths = new Uint32Array((a.length + 1) * width);
	const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
	const pairs: (readonly [number, number])[] = [];
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length) {
		if (a[i] === b[j]) pairs.push([i++, j++]);
		else if (at(i + 1, j) >= at(i, j + 1)) i++;
		else j++;
	}
	return pairs;
}
