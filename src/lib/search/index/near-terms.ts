import { isLive, termAt } from './dictionary.ts';
import type { Segment } from './segment.ts';

/**
 * The terms at an optimal-string-alignment distance of 1 … `distance`: walks the sorted terms as a tree and leaves
 * every branch whose beginning is already too far away.
 */
export function nearTerms(segment: Segment, word: string, distance: number): string[] {
	const { termText, termStart } = segment;
	const width = word.length + 1;
	const deepest = word.length + distance;
	const far = distance + 1;
	// One row of distances for each letter of the term so far; outside the band around the diagonal all is too far.
	const rows = new Uint8Array((deepest + 2) * width).fill(far);
	for (let j = 0; j < width; j++) rows[j] = Math.min(j, far);
	const letters = Array.from({ length: word.length }, (_, i) => word.charCodeAt(i));
	const path = new Uint16Array(deepest + 1);
	const near: string[] = [];
	walk(0, segment.header.terms, 0);
	return near;

	function walk(from: number, end: number, depth: number): void {
		let term = from;
		if ((termStart[term + 1] as number) - (termStart[term] as number) === depth) {
			const apart = rows[depth * width + word.length] as number;
			if (apart > 0 && apart <= distance && isLive(segment, term)) near.push(termAt(segment, term));
			term++;
		}
		if (depth === deepest) return;
		const only = lettersLeft(depth);
		for (let i = 0; term < end && i < (only?.length ?? Number.POSITIVE_INFINITY); i++) {
			if (only) term = branchStart(term, end, depth, only[i] as number);
			const letter = only ? (only[i] as number) : (termText[(termStart[term] as number) + depth] as number);
			const next = branchEnd(term, end, depth, letter);
			path[depth] = letter;
			if (next > term && extend(depth + 1, letter)) walk(term, next, depth + 1);
			term = next;
		}
	}

	/** Which letters can still lead to a near term, rising, when no error may be added; undefined when any can. */
	function lettersLeft(depth: number): number[] | undefined {
		const here = depth * width;
		const left = new Set<number>();
		for (let j = 0; j < width; j++) {
			const apart = rows[here + j] as number;
			if (apart < distance) return undefined;
			if (apart === distance && j < word.length) left.add(letters[j] as number);
			const swapped = depth > 0 && j > 1 && letters[j - 1] === path[depth - 1];
			if (swapped && (rows[here - width + j - 2] as number) < distance) left.add(letters[j - 2] as number);
		}
		return [...left].sort((one, other) => one - other);
	}

	/** The first term whose letter here is not before this one. */
	function branchStart(from: number, end: number, depth: number, letter: number): number {
		let low = from;
		let high = end;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((termText[(termStart[middle] as number) + depth] as number) < letter) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	/** Where the terms end that have this letter here; gallops, then halves. */
	function branchEnd(from: number, end: number, depth: number, letter: number): number {
		if (from === end || !hasLetter(from, depth, letter)) return from;
		let low = from + 1;
		for (let step = 1; low < end && hasLetter(low, depth, letter); step *= 2) low += step;
		let high = Math.min(low, end);
		low = from + 1;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (hasLetter(middle, depth, letter)) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	function hasLetter(term: number, depth: number, letter: number): boolean {
		return termText[(termStart[term] as number) + depth] === letter;
	}

	/** Fills the row of one more letter; false when no ending can bring the term near. */
	function extend(depth: number, letter: number): boolean {
		const above = (depth - 1) * width;
		const here = depth * width;
		const from = Math.max(1, depth - distance);
		const to = Math.min(word.length, depth + distance);
		rows.fill(far, here, here + width);
		rows[here] = Math.min(depth, far);
		let least = rows[here] as number;
		for (let j = from; j <= to; j++) {
			const same = letters[j - 1] === letter;
			let apart = (rows[above + j - 1] as number) + (same ? 0 : 1);
			apart = Math.min(apart, (rows[above + j] as number) + 1, (rows[here + j - 1] as number) + 1, far);
			if (depth > 1 && j > 1 && letters[j - 2] === letter && letters[j - 1] === path[depth - 2])
				apart = Math.min(apart, (rows[above - width + j - 2] as number) + 1);
			rows[here + j] = apart;
			if (apart < least) least = apart;
		}
		return least <= distance;
	}
}
