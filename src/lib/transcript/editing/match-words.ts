/** More comparisons than this are not worth the wait: what lies between the same beginning and end counts as rewritten. */
const mostComparisons = 4_000_000;

/** A stretch of words that was written anew: places in the old words and in the new ones, without the last. */
export interface Rewritten {
	from: number;
	to: number;
	newFrom: number;
	newTo: number;
}

/** What differs between two texts, word by word; all other words are the same, in their order (a longest common subsequence). */
export function rewrittenWords(before: readonly string[], after: readonly string[]): Rewritten[] {
	let start = 0;
	while (start < before.length && start < after.length && before[start] === after[start]) start++;
	let end = 0;
	const most = Math.min(before.length, after.length) - start;
	while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
	const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
	const pairs = old.length * now.length > mostComparisons ? [] : commonWords(old, now);
	const stretches: Rewritten[] = [];
	let [from, newFrom] = [0, 0];
	for (const [to, newTo] of [...pairs, [old.length, now.length] as const]) {
		if (to > from || newTo > newFrom)
			stretches.push({ from: from + start, to: to + start, newFrom: newFrom + start, newTo: newTo + start });
		[from, newFrom] = [to + 1, newTo + 1];
	}
	return stretches;
}

function commonWords(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
	const width = b.length + 1;
	const lengths = new Uint16Array((a.length + 1) * width);
	const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
	const pairs: (readonly [number, number])[] = [];
	for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
		if (a[i] === b[j]) pairs.push([i++, j++]);
		else if (at(i + 1, j) >= at(i, j + 1)) i++;
		else j++;
	}
	return pairs;
}
