import type { ByteWriter } from './bytes.ts';

/** Writes numbers bit by bit, the high bits first, behind what a byte writer already holds. */
export class BitWriter {
	readonly #out: ByteWriter;
	#held = 0;
	#count = 0;

	constructor(out: ByteWriter) {
		this.#out = out;
	}

	/** Writes the low `count` bits of a value; at most 24. */
	put(value: number, count: number): void {
		this.#held = (this.#held << count) | value;
		this.#count += count;
		while (this.#count >= 8) {
			this.#count -= 8;
			this.#out.byte((this.#held >>> this.#count) & 255);
		}
		this.#held &= (1 << this.#count) - 1;
	}

	/** Golomb and Rice's code: the high part in ones and a zero, then `low` bits. Small numbers are short. */
	rice(value: number, low: number): void {
		let high = value >>> low;
		for (; high >= 16; high -= 16) this.put(0xffff, 16);
		this.put(((1 << high) - 1) << 1, high + 1);
		this.put(value & ((1 << low) - 1), low);
	}

	/** Fills the last byte. */
	end(): void {
		if (this.#count > 0) this.put(0, 8 - this.#count);
	}
}

/** How many low bits make Rice's code of `count` numbers up to `span` the shortest, if chance spreads them evenly. */
export function riceBits(span: number, count: number): number {
	return Math.max(0, Math.min(22, Math.floor(Math.log2((0.69 * span) / count))));
}
