import { foldTerm } from '../analysis/fold.ts';
import { foldHash } from './fold-hash.ts';
import type { Segment } from './segment.ts';

type Terms = Pick<Segment, 'termText' | 'termStart' | 'header'>;

/** A term by its number. */
export function termAt({ termText, termStart }: Terms, term: number): string {
	const start = termStart[term] as number;
	const end = termStart[term + 1] as number;
	let text = '';
	for (let i = start; i < end; i++) text += String.fromCharCode(termText[i] as number);
	return text;
}

/** A term's number, or -1. */
export function findTerm(segment: Terms, term: string): number {
	const found = firstFrom(segment, term);
	return found < segment.header.terms && compare(segment, found, term) === 0 ? found : -1;
}

/** The first term that is not before `text`. */
export function firstFrom(segment: Terms, text: string): number {
	let low = 0;
	let high = segment.header.terms;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (compare(segment, middle, text) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

function compare({ termText, termStart }: Terms, term: number, text: string): number {
	const start = termStart[term] as number;
	const length = (termStart[term + 1] as number) - start;
	const both = Math.min(length, text.length);
	for (let i = 0; i < both; i++) {
		const difference = (termText[start + i] as number) - text.charCodeAt(i);
		if (difference !== 0) return difference;
	}
	return length - text.length;
}

/** Whether a case that is not deleted has the term. */
export function isLive({ liveTurnFrequency, liveFieldFrequency }: Segment, term: number): boolean {
	return liveTurnFrequency[term] !== 0 || liveFieldFrequency[term] !== 0;
}

/** The terms that begin with a prefix, in order. */
export function* prefixed(segment: Segment, prefix: string): Generator<string> {
	for (let term = firstFrom(segment, prefix); term < segment.header.terms; term++) {
		const text = termAt(segment, term);
		if (!text.startsWith(prefix)) return;
		if (isLive(segment, term)) yield text;
	}
}

/** The terms that have a fold key. */
export function* foldedTo(segment: Segment, key: string): Generator<string> {
	const plain = findTerm(segment, key);
	if (plain >= 0 && isLive(segment, plain) && foldTerm(key) === key) yield key;
	const hash = foldHash(key);
	for (let i = firstHash(segment.foldHash, hash); segment.foldHash[i] === hash; i++) {
		const term = segment.foldTerm[i] as number;
		const text = termAt(segment, term);
		if (isLive(segment, term) && foldTerm(text) === key) yield text;
	}
}

function firstHash(hashes: Uint32Array, hash: number): number {
	let low = 0;
	let high = hashes.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((hashes[middle] as number) < hash) low = middle + 1;
		else high = middle;
	}
	return low;
}
