/** Something that can be among the best: by its score, and among equals the one that comes first by number. */
export interface Ranked {
	score: number;
	caseId: number;
	turn: number;
}

/** Keeps the best so many, best first. */
export class BestList<Item extends Ranked> {
	readonly items: Item[] = [];
	/** What a newcomer has to reach to get in; all get in until the list is full. */
	threshold: number;
	readonly #keep: number;

	constructor(keep: number) {
		this.#keep = keep;
		this.threshold = keep > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	}

	offer(item: Item): void {
		if (!(item.score >= this.threshold)) return;
		let low = 0;
		let high = this.items.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (comesBefore(this.items[middle] as Item, item)) low = middle + 1;
			else high = middle;
		}
		this.items.splice(low, 0, item);
		if (this.items.length > this.#keep) this.items.pop();
		if (this.items.length === this.#keep) this.threshold = (this.items.at(-1) as Item).score;
	}
}

/** Whether one is to stand before another. */
export function comesBefore(one: Ranked, other: Ranked): boolean {
	if (one.score !== other.score) return one.score > other.score;
	return one.caseId !== other.caseId ? one.caseId < other.caseId : one.turn < other.turn;
}
