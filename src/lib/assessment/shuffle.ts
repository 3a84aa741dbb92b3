/**
 * The order in which `count` things are shown, as their own places: the same for the same seed and question, so that an
 * attempt looks alike on every device and is graded as it was shown.
 */
export function shuffledOrder(count: number, seed: number, question: number): number[] {
	return Array.from({ length: count }, (_, index) => ({ index, key: draw(seed, question, index) }))
		.sort((a, b) => a.key - b.key)
		.map(({ index }) => index);
}

/** As `shuffledOrder`, but never the order itself: whoever sorts must have something to sort. */
export function unsolvedOrder(count: number, seed: number, question: number): number[] {
	const order = shuffledOrder(count, seed, question);
	const isSolved = order.every((index, place) => index === place);
	return isSolved ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/** A number from 0 up to 2³² that looks like chance: three rounds of MurmurHash3's finalizer. */
function draw(seed: number, question: number, index: number): number {
	return [question, index].reduce((state, next) => mixed(Math.imul(state, 31) + next + 1), mixed(seed)) >>> 0;
}

function mixed(state: number): number {
	let bits = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return bits ^ (bits >>> 16);
}
