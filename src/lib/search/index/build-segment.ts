import { type CaseDocument, fieldNames, type WeightedTerm } from './case-document.ts';
import { CaseTable, longest, spansOf } from './case-table.ts';
import type { FieldPosting } from './field-postings.ts';
import { Postings } from './postings.ts';
import type { SegmentHeader } from './segment.ts';
import { SegmentWriter } from './segment-writer.ts';

/** Collects cases in memory until they are written as one segment. */
export class SegmentBuilder {
	readonly #table = new CaseTable();
	readonly #numbers = new Map<string, number>();
	/** Postings in the order in which they come: which term, and where. */
	readonly #postings = new Postings();
	#terms = new Uint32Array(1 << 10);
	/** The last turn that a term was seen in, and where its posting is. */
	#lastTurn = new Int32Array(1 << 10).fill(-1);
	#lastPosting = new Uint32Array(1 << 10);
	readonly #fields = new Map<number, FieldPosting[]>();

	get postings(): number {
		return this.#postings.count;
	}

	get cases(): number {
		return this.#table.caseId.length;
	}

	/** Adds a case that is not in it yet. */
	add(document: CaseDocument): void {
		const first = this.#table.turnLength.length;
		for (const [i, { terms }] of document.turns.entries()) for (const term of terms) this.#addTerm(first + i, term);
		const lengths = fieldNames.map((name, field) => this.#addField(field, document.fields[name] ?? []));
		this.#table.add(document, document.turns);
		this.#table.addFieldLengths(lengths);
	}

	/** Writes what was collected; returns what the new file holds. */
	write(path: string): SegmentHeader {
		const writer = new SegmentWriter(path, this.#table, spansOf(this.#table));
		const { starts, turns, frequencies } = this.#byTerm();
		const postings = new Postings();
		for (const [term, number] of [...this.#numbers].sort(byText)) {
			const [from, to] = [starts[number] as number, starts[number + 1] as number];
			postings.turns = turns.subarray(from, to);
			postings.frequencies = frequencies.subarray(from, to);
			postings.count = to - from;
			writer.add(term, postings, this.#fields.get(number) ?? []);
		}
		return writer.finish();
	}

	#addTerm(turn: number, { term, weight }: WeightedTerm): void {
		const number = this.#numberOf(term);
		const tenths = Math.round(weight * 10);
		if (this.#lastTurn[number] === turn) {
			const { frequencies } = this.#postings;
			const at = this.#lastPosting[number] as number;
			frequencies[at] = Math.min((frequencies[at] as number) + tenths, longest);
			return;
		}
		const at = this.#postings.count;
		this.#lastTurn[number] = turn;
		this.#lastPosting[number] = at;
		this.#postings.add(turn, tenths);
		if (this.#terms.length < this.#postings.turns.length) this.#terms = larger(this.#terms, this.#postings.turns.length);
		this.#terms[at] = number;
	}

	/** Adds a field's terms; returns its length: what its terms weigh, as parts are no words of their own. */
	#addField(field: number, terms: WeightedTerm[]): number {
		const caseAt = this.cases;
		let length = 0;
		for (const { term, weight } of terms) {
			const number = this.#numberOf(term);
			const postings = this.#fields.get(number) ?? [];
			if (postings.length === 0) this.#fields.set(number, postings);
			const last = postings.at(-1);
			const tenths = Math.round(weight * 10);
			if (last?.caseAt === caseAt && last.field === field) last.frequency = Math.min(last.frequency + tenths, longest);
			else postings.push({ caseAt, field, frequency: tenths });
			if (weight === 1) length++;
		}
		return length;
	}

	#numberOf(term: string): number {
		const known = this.#numbers.get(term);
		if (known !== undefined) return known;
		const number = this.#numbers.size;
		this.#numbers.set(term, number);
		if (number === this.#lastTurn.length) {
			this.#lastTurn = larger(this.#lastTurn, number * 2).fill(-1, number);
			this.#lastPosting = larger(this.#lastPosting, number * 2);
		}
		return number;
	}

	/** Sorts the postings by their term; within a term they stay in order. */
	#byTerm() {
		const { count, turns, frequencies } = this.#postings;
		const starts = new Uint32Array(this.#numbers.size + 1);
		for (let i = 0; i < count; i++) (starts[(this.#terms[i] as number) + 1] as number)++;
		for (let term = 0; term < this.#numbers.size; term++) (starts[term + 1] as number) += starts[term] as number;
		const sorted = { starts, turns: new Uint32Array(count), frequencies: new Uint16Array(count) };
		const next = starts.slice();
		for (let i = 0; i < count; i++) {
			const term = this.#terms[i] as number;
			const at = next[term] as number;
			next[term] = at + 1;
			sorted.turns[at] = turns[i] as number;
			sorted.frequencies[at] = frequencies[i] as number;
		}
		return sorted;
	}
}

function byText([one]: [string, number], [other]: [string, number]): number {
	return one < other ? -1 : 1;
}

function larger<Type extends Int32Array | Uint32Array>(array: Type, length: number): Type {
	const grown = new (array.constructor as new (length: number) => Type)(length);
	grown.set(array);
	return grown;
}
