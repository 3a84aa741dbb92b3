/** Keeps the items with the largest values of many; of equal ones the lower item. Reused from row to row. */
export class Strongest {
	readonly item: Uint32Array;
	readonly value: Float32Array;
	size = 0;
	readonly #count: number;

	constructor(count: number) {
		this.#count = count;
		this.item = new Uint32Array(count);
		this.value = new Float32Array(count);
	}

	/** Whether an item is among the strongest so far. */
	takes(item: number, value: number): boolean {
		return this.size < this.#count || this.#precedes(item, value, this.size - 1);
	}

	/** Takes an item when it is among the strongest so far. */
	offer(item: number, value: number): void {
		if (!this.takes(item, value)) return;
		let place = this.size < this.#count ? this.size++ : this.size - 1;
		for (; place > 0 && this.#precedes(item, value, place - 1); place--) {
			this.item[place] = this.item[place - 1] as number;
			this.value[place] = this.value[place - 1] as number;
		}
		this.item[place] = item;
		this.value[place] = value;
	}

	/** The kept ones with their items rising, and begins anew. */
	take(): [item: number, value: number][] {
		const kept = Array.from({ length: this.size }, (_, at): [number, number] => [
			this.item[at] as number,
			this.value[at] as number,
		]);
		this.size = 0;
		return kept.sort(([one], [other]) => one - other);
	}

	#precedes(item: number, value: number, place: number): boolean {
		const there = this.value[place] as number;
		return value > there || (value === there && item < (this.item[place] as number));
	}
}
