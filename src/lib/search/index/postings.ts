/** In which turns a term stands, rising, and how often, in tenths. Turns are numbered through a segment, case by case. */
export class Postings {
	turns: Uint32Array;
	frequencies: Uint16Array;
	count = 0;

	constructor(room = 16) {
		this.turns = new Uint32Array(room);
		this.frequencies = new Uint16Array(room);
	}

	add(turn: number, frequency: number): void {
		if (this.count === this.turns.length) this.reserve(this.count + 1);
		this.turns[this.count] = turn;
		this.frequencies[this.count++] = frequency;
	}

	/** Makes room for `count` postings in all. */
	reserve(count: number): void {
		if (count <= this.turns.length) return;
		const size = Math.max(count, this.turns.length * 2);
		const { turns, frequencies } = this;
		this.turns = new Uint32Array(size);
		this.frequencies = new Uint16Array(size);
		this.turns.set(turns);
		this.frequencies.set(frequencies);
	}
}

/** Which turns belong to which case, and how many words they have. */
export interface Spans {
	caseOf: Uint32Array;
	turnStart: Uint32Array;
	turnLength: Uint16Array;
	/** The mean length of the turns when the segment was written: what peaks are reckoned by. */
	pivot: number;
}

/** How many cases the postings stand in. */
export function countCases({ turns, count }: Postings, caseOf: Uint32Array): number {
	let cases = 0;
	let last = -1;
	for (let i = 0; i < count; i++) {
		const current = caseOf[turns[i] as number] as number;
		if (current !== last) cases++;
		last = current;
	}
	return cases;
}
