/** Finds the places of the largest of many numbers, again and again without new memory. */
export class Largest {
	/** The places found last, rising. */
	readonly places: Uint32Array;
	readonly #scratch: Float32Array;

	constructor(most: number) {
		this.places = new Uint32Array(most);
		this.#scratch = new Float32Array(most);
	}

	/** Finds the `count` largest of the first `length` values, of equal ones those that stand first. Says how many there are. */
	find(values: Float32Array, length: number, count: number): number {
		const limit = length > count ? this.#nth(values, length, count) : Number.NEGATIVE_INFINITY;
		let equals = count;
		for (let at = 0; at < length; at++) if ((values[at] as number) > limit) equals--;
		let found = 0;
		for (let at = 0; at < length; at++) {
			const value = values[at] as number;
			if (value > limit || (value === limit && equals-- > 0)) this.places[found++] = at;
		}
		return found;
	}

	/** The value that has `nth` - 1 others before it when the largest comes first (Hoare's selection). */
	#nth(values: Float32Array, length: number, nth: number): number {
		const scratch = this.#scratch;
		scratch.set(values.subarray(0, length));
		let low = 0;
		let high = length - 1;
		while (low < high) {
			const pivot = scratch[(low + high) >>> 1] as number;
			let [left, right] = [low, high];
			while (left <= right) {
				while ((scratch[left] as number) > pivot) left++;
				while ((scratch[right] as number) < pivot) right--;
				if (left > right) break;
				const moved = scratch[left] as number;
				scratch[left++] = scratch[right] as number;
				scratch[right--] = moved;
			}
			if (nth - 1 <= right) high = right;
			else if (nth - 1 >= left) low = left;
			else break;
		}
		return scratch[nth - 1] as number;
	}
}
