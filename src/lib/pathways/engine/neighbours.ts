/** For each item its neighbours, a sparse square matrix by rows: item `i` has the entries from `offsets[i]` up to `offsets[i + 1]`. */
export interface Neighbours {
	offsets: Uint32Array;
	/** Rising within a row. */
	item: Uint32Array;
	/** How much having learned item `i` speaks for this neighbour; below 0 it speaks against it. */
	value: Float32Array;
}
