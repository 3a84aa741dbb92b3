import type { QueryGroup } from '#lib/search/analysis/analyse-query.ts';
import { TermList } from '#lib/search/analysis/term-list.ts';
import { inverseFrequency, momentScore, type Ranking, saturation } from '#lib/search/rank.ts';

interface Postings {
	turns: Uint32Array;
	frequencies: Float32Array;
	cases: number;
}

/** Scores of turns or of cases, and which of them have one. */
class Scores {
	readonly values: Float32Array;
	#touched: number[] = [];

	constructor(size: number) {
		this.values = new Float32Array(size);
	}

	raise(at: number, score: number): void {
		const before = this.values[at] ?? 0;
		if (before === 0) this.#touched.push(at);
		if (score > before) this.values[at] = score;
	}

	add(at: number, score: number): void {
		if (this.values[at] === 0) this.#touched.push(at);
		this.values[at] = (this.values[at] ?? 0) + score;
	}

	get touched(): readonly number[] {
		return this.#touched;
	}

	clear(): void {
		for (const at of this.#touched) this.values[at] = 0;
		this.#touched = [];
	}
}

/** An index in memory, as plain as can be: what ranking is measured with, and what other indexes must agree with. */
export class MemoryIndex {
	readonly #postings = new Map<string, Postings>();
	readonly #growing = new Map<string, { turns: number[]; frequencies: number[] }>();
	readonly #caseOf: number[] = [];
	readonly #turnLengths: number[] = [];
	readonly #caseLengths: number[] = [];
	#scores = {
		turn: new Scores(0),
		best: new Scores(0),
		covered: new Scores(0),
		ofCase: new Scores(0),
		bestOfCase: new Scores(0),
	};
	terms = new TermList(new Map());
	words = 0;

	/** Adds the next turn; `newCase` when it opens a case. */
	add(terms: { term: string; weight: number }[], words: number, newCase: boolean): void {
		const turn = this.#turnLengths.push(words) - 1;
		if (newCase) this.#caseLengths.push(0);
		const caseAt = this.#caseLengths.length - 1;
		this.#caseOf.push(caseAt);
		this.#caseLengths[caseAt] = (this.#caseLengths[caseAt] ?? 0) + words;
		this.words += words;
		for (const { term, weight } of terms) {
			const entry = this.#growing.get(term) ?? { turns: [], frequencies: [] };
			if (entry.turns.length === 0) this.#growing.set(term, entry);
			const last = entry.turns.length - 1;
			if (entry.turns[last] === turn) entry.frequencies[last] = (entry.frequencies[last] ?? 0) + weight;
			else {
				entry.turns.push(turn);
				entry.frequencies.push(weight);
			}
		}
	}

	/** Ends the building. */
	seal(): void {
		for (const [term, { turns, frequencies }] of this.#growing) {
			const cases = new Set(turns.map((turn) => this.#caseOf[turn])).size;
			this.#postings.set(term, { turns: Uint32Array.from(turns), frequencies: Float32Array.from(frequencies), cases });
		}
		this.#growing.clear();
		this.terms = new TermList(new Map(this.#postings.entries().map(([term, { turns }]) => [term, turns.length])));
		const turns = () => new Scores(this.#turnLengths.length);
		const cases = () => new Scores(this.#caseLengths.length);
		this.#scores = { turn: turns(), best: turns(), covered: turns(), ofCase: cases(), bestOfCase: cases() };
	}

	/** The best turns for the groups of a query. */
	search(groups: QueryGroup[], ranking: Ranking, most: number): { turn: number; score: number }[] {
		const { turn: turns, best, covered, ofCase, bestOfCase } = this.#scores;
		let whole = 0;
		for (const { terms } of groups) {
			let telling = 0;
			for (const { term, weight } of terms) telling = Math.max(telling, this.#score(term, weight, ranking));
			whole += telling;
			for (const turn of best.touched) {
				turns.add(turn, best.values[turn] ?? 0);
				covered.add(turn, telling);
			}
			for (const at of bestOfCase.touched) ofCase.add(at, bestOfCase.values[at] ?? 0);
			best.clear();
			bestOfCase.clear();
		}
		const top = new Top(most);
		for (const turn of turns.touched) {
			const at = this.#caseOf[turn] ?? 0;
			const ownOf = (other: number) => (this.#caseOf[other] === at ? (turns.values[other] ?? 0) : 0);
			const scores = {
				own: ownOf(turn),
				covered: (covered.values[turn] ?? 0) / whole,
				around: ownOf(turn - 1) + ownOf(turn + 1),
			};
			top.offer(turn, momentScore(ranking, { ...scores, ofCase: ofCase.values[at] ?? 0 }));
		}
		for (const scores of [turns, covered, ofCase]) scores.clear();
		return top.list;
	}

	/** Raises the group's scores by one of its terms; returns how telling the term is. */
	#score(term: string, weight: number, ranking: Ranking): number {
		const postings = this.#postings.get(term);
		if (!postings) return 0;
		const { best, bestOfCase } = this.#scores;
		const turnCount = this.#turnLengths.length;
		const averageTurn = this.words / turnCount;
		const averageCase = this.words / this.#caseLengths.length;
		const ofTurn = weight * inverseFrequency(turnCount, postings.turns.length);
		const ofCase = weight * inverseFrequency(this.#caseLengths.length, postings.cases);
		let inCase = 0;
		for (let i = 0; i < postings.turns.length; i++) {
			const turn = postings.turns[i] ?? 0;
			const frequency = postings.frequencies[i] ?? 0;
			best.raise(turn, ofTurn * saturation(ranking, frequency, this.#turnLengths[turn] ?? 0, averageTurn));
			inCase += frequency;
			const at = this.#caseOf[turn] ?? 0;
			if (i + 1 < postings.turns.length && this.#caseOf[postings.turns[i + 1] ?? 0] === at) continue;
			bestOfCase.raise(at, ofCase * saturation(ranking, inCase, this.#caseLengths[at] ?? 0, averageCase));
			inCase = 0;
		}
		return ofTurn;
	}
}

/** The best of what is offered; of equals, the first. */
class Top {
	readonly list: { turn: number; score: number }[] = [];
	readonly #most: number;

	constructor(most: number) {
		this.#most = most;
	}

	offer(turn: number, score: number): void {
		if (this.list.length === this.#most && score <= (this.list.at(-1)?.score ?? 0)) return;
		let at = this.list.length;
		while (at > 0 && (this.list[at - 1]?.score ?? 0) < score) at--;
		this.list.splice(at, 0, { turn, score });
		if (this.list.length > this.#most) this.list.pop();
	}
}
