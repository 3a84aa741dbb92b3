import type { Neighbours } from './neighbours.ts';

type Row = readonly (readonly [item: number, value: number])[];

/** Writes rows one after another into arrays that grow. */
export class RowWriter {
	readonly #offsets: Uint32Array;
	#rows = 0;
	#item = new Uint32Array(1 << 12);
	#value = new Float32Array(1 << 12);

	constructor(rows: number) {
		this.#offsets = new Uint32Array(rows + 1);
	}

	write(row: Row): void {
		let end = this.#offsets[this.#rows] as number;
		if (end + row.length > this.#item.length) this.#grow();
		for (const [item, value] of row) {
			this.#item[end] = item;
			this.#value[end++] = value;
		}
		this.#offsets[++this.#rows] = end;
	}

	finish(): Neighbours {
		const end = this.#offsets[this.#rows];
		return { offsets: this.#offsets, item: this.#item.slice(0, end), value: this.#value.slice(0, end) };
	}

	#grow(): void {
		const [item, value] = [new Uint32Array(2 * this.#item.length), new Float32Array(2 * this.#value.length)];
		item.set(this.#item);
		value.set(this.#value);
		[this.#item, this.#value] = [item, value];
	}
}
