import type { Histories } from './histories.ts';

/** How many members have learned each item. */
export function popularityOf({ items, item }: Histories): Float32Array {
	const counts = new Float32Array(items);
	for (const of of item) counts[of] = (counts[of] as number) + 1;
	return counts;
}
