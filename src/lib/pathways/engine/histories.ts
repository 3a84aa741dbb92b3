/** What members learned, one after another in order of time: member `m` has the entries from `offsets[m]` up to `offsets[m + 1]`. */
export interface Histories {
	/** How many items there are; they are named 0, 1, 2 … */
	items: number;
	offsets: Uint32Array;
	item: Uint32Array;
	/** How much each entry counts, above 0; all the same when missing. */
	weight?: Float32Array;
}

/** How many members there are. */
export function memberCount({ offsets }: Histories): number {
	return offsets.length - 1;
}
