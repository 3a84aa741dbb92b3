import { isDeepStrictEqual } from 'node:util';
import { commonItems } from './common-items.ts';

/** One side's way from a list to its own: what became of each item, and what it put before each place. */
interface ListEdit {
	/** By the item's place in the base; `undefined` when it was removed. */
	items: unknown[];
	/** By the place in the base before which they stand; one more than there are items. */
	added: unknown[][];
}

/** Merges one item: what became of it in the result, `undefined` for nothing. */
type MergeItem = (base: unknown, mine: unknown, theirs: unknown, index: number) => unknown;

/**
 * Merges two edits of a list item by item: what either side changed, removed or added comes out, and `mergeItem` settles an
 * item that both sides touched. What both add in the same place stands there in an order that both sides agree on.
 */
export function mergeLists(base: unknown[], mine: unknown[], theirs: unknown[], mergeItem: MergeItem): unknown[] {
	const [my, their] = [editOf(base, mine), editOf(base, theirs)];
	const merged: unknown[] = [];
	for (let i = 0; i <= base.length; i++) {
		merged.push(...union(my.added[i] ?? [], their.added[i] ?? []));
		if (i === base.length) break;
		const item = mergeItem(base[i], my.items[i], their.items[i], i);
		if (item !== undefined) merged.push(item);
	}
	return merged;
}

/** A text that is the same for equal values, whatever the order of their fields. */
export function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, entry) =>
		entry && typeof entry === 'object' && !Array.isArray(entry)
			? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))
			: entry,
	);
}

function union(mine: unknown[], theirs: unknown[]): unknown[] {
	const [first, second] = canonical(mine) <= canonical(theirs) ? [mine, theirs] : [theirs, mine];
	return [...first, ...second.filter((item) => !first.some((other) => isDeepStrictEqual(item, other)))];
}

function editOf(base: unknown[], side: unknown[]): ListEdit {
	const edit: ListEdit = { items: base.map(() => undefined), added: Array.from({ length: base.length + 1 }, () => []) };
	let [from, at] = [0, 0];
	for (const [i, j] of [...commonItems(base.map(canonical), side.map(canonical)), [base.length, side.length] as const]) {
		fillGap(edit, from, i, side.slice(at, j));
		if (i < base.length) edit.items[i] = side[j];
		[from, at] = [i + 1, j + 1];
	}
	return edit;
}

/** Between items that stayed: what stands there now are the former ones, changed; more than those are new. */
function fillGap(edit: ListEdit, from: number, to: number, now: unknown[]): void {
	const kept = Math.min(to - from, now.length);
	for (let k = 0; k < kept; k++) edit.items[from + k] = now[k];
	edit.added[from + kept]?.push(...now.slice(kept));
}
