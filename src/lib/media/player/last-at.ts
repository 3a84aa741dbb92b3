/** The number of the last of these rising seconds that is not later than `seconds`; -1 before the first. */
export function lastAt(rising: readonly number[], seconds: number): number {
	let [low, high] = [0, rising.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rising[middle] ?? 0) <= seconds) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
