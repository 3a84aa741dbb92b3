import { foldTerm } from './fold.ts';
import type { TermDictionary } from './term-dictionary.ts';

/** A dictionary in memory, for tests and benchmarks; typing errors are found by what is left of a term without one of its letters. */
export class TermList implements TermDictionary {
	readonly #frequencies: Map<string, number>;
	readonly #sorted: string[];
	readonly #byFold: Map<string, string[]>;
	readonly #byDeletion = new Map<string, string[]>();

	constructor(frequencies: Map<string, number>) {
		this.#frequencies = frequencies;
		this.#sorted = [...frequencies.keys()].sort();
		this.#byFold = Map.groupBy(this.#sorted, foldTerm);
		for (const term of this.#sorted)
			for (const key of deletions(term)) {
				const list = this.#byDeletion.get(key);
				if (list) list.push(term);
				else this.#byDeletion.set(key, [term]);
			}
	}

	has(term: string): boolean {
		return this.#frequencies.has(term);
	}

	documentFrequency(term: string): number {
		return this.#frequencies.get(term) ?? 0;
	}

	folded(key: string): string[] {
		return this.#byFold.get(key) ?? [];
	}

	*startingWith(prefix: string): Iterable<string> {
		for (let at = this.#firstFrom(prefix); at < this.#sorted.length; at++) {
			const term = this.#sorted[at] ?? '';
			if (!term.startsWith(prefix)) return;
			yield term;
		}
	}

	/** Only a distance of 1, which is all that is asked for. */
	within(term: string): string[] {
		const near = new Set([...deletions(term)].flatMap((key) => this.#byDeletion.get(key) ?? []));
		return [...near].filter((other) => isOneEditApart(term, other));
	}

	#firstFrom(prefix: string): number {
		let low = 0;
		let high = this.#sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#sorted[middle] ?? '') < prefix) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

function deletions(term: string): Set<string> {
	const keys = new Set([term]);
	for (let at = 0; at < term.length; at++) keys.add(term.slice(0, at) + term.slice(at + 1));
	return keys;
}

function isOneEditApart(a: string, b: string): boolean {
	if (a === b) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	const swapped = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
	return swapped || a.slice(at + 1) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at) || a.slice(at) === b.slice(at + 1);
}
