import { commonEnds, longestCommon } from '#lib/platform/longest-common.ts';

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
	const { start, end } = commonEnds(before, after);
	const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
	const pairs = old.length * now.length > mostComparisons ? [] : longestCommon(old, now);
	const stretches: Rewritten[] = [];
	let [from, newFrom] = [0, 0];
	for (const [to, newTo] of [...pairs, [old.length, now.length] as const]) {
		if (to > from || newTo > newFrom)
			stretches.push({ from: from + start, to: to + start, newFrom: newFrom + start, newTo: newTo + start });
		[from, newFrom] = [to + 1, newTo + 1];
	}
	return stretches;
}
