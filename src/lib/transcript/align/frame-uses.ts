import { type Chain, gapColumn } from './chain.ts';
import type { Place } from './place.ts';

/** What a frame was taken for: no word's sound, a word's sound, or sound that a word had to last through. */
export const frameUse = { none: 0, spoken: 1, passed: 2 } as const;

/** No third of a phone lasts longer than this (0.4 s): it teaches nothing about that phone. */
const longestPart = 40;
/** Who stays in it for 2.2 s waits for something to pass that the text lacks, such as a jingle. */
const shortestWait = 220;

/**
 * The use of every frame, when the sentences are in these places. Where most sentences have a sound that lasts too long, music as
 * loud as the speech has blurred them, and there is nothing better to learn from.
 */
export function usesOfFrames(count: number, chain: Chain, places: (Place | undefined)[]): Uint8Array {
	const found = places.flatMap((place) => (place ? [staysIn(place, chain)] : []));
	const blurred = found.filter((stays) => stays.some(({ length }) => length >= longestPart && length < shortestWait));
	const longest = blurred.length > found.length / 2 ? shortestWait : longestPart;
	const uses = new Uint8Array(count);
	for (const { from, length } of found.flat()) {
		if (length >= shortestWait) uses.fill(frameUse.passed, from, from + length);
		else if (length < longest) uses.fill(frameUse.spoken, from, from + length);
	}
	return uses;
}

interface Stay {
	from: number;
	length: number;
}

/** The frames that a sentence spends in each state that it passes, gaps aside. */
function staysIn({ span, states }: Place, { columns }: Chain): Stay[] {
	const stays: Stay[] = [];
	for (let from = 0, to = 1; to <= states.length; to++) {
		if (to < states.length && states[to] === states[from]) continue;
		if (columns[states[from] as number] !== gapColumn) stays.push({ from: span.from + from, length: to - from });
		from = to;
	}
	return stays;
}
