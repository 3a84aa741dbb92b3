import type { Span } from './frames.ts';

const fields = 3;

/**
 * How the borders between sentences were reached: by a sentence that was found, or by leaving it out. Each arrival knows the one
 * before it, so that ways which begin alike share their beginning, and the likeliest way can be walked back.
 */
export class Arrivals {
	#rows = new Int32Array(fields * 1024);
	#count = 0;

	/** Notes an arrival after a sentence that was found at `span`, undefined for one that was left out; returns its number. */
	add(span: Span | undefined, before: number): number {
		if ((this.#count + 1) * fields > this.#rows.length) {
			const wider = new Int32Array(2 * this.#rows.length);
			wider.set(this.#rows);
			this.#rows = wider;
		}
		const at = this.#count * fields;
		this.#rows[at] = span?.from ?? -1;
		this.#rows[at + 1] = span?.to ?? -1;
		this.#rows[at + 2] = before;
		return this.#count++;
	}

	/** Whether the sentence before this border was left out. */
	omits(arrival: number): boolean {
		return arrival >= 0 && this.#rows[arrival * fields] === -1;
	}

	/** Where the `count` sentences are on the way that ends with an arrival. */
	wayTo(arrival: number, count: number): (Span | undefined)[] {
		const spans: (Span | undefined)[] = Array.from({ length: count }, () => undefined);
		for (let sentence = count - 1, at = arrival; sentence >= 0 && at >= 0; sentence--) {
			const [from = -1, to = -1, before = -1] = this.#rows.subarray(at * fields, at * fields + fields);
			if (from >= 0) spans[sentence] = { from, to };
			at = before;
		}
		return spans;
	}
}
