import type { TermDictionary } from '../analysis/term-dictionary.ts';
import { findTerm, foldedTo, isLive, prefixed } from './dictionary.ts';
import { nearTerms } from './near-terms.ts';
import type { Segment } from './segment.ts';

// Query expansion asks for the same terms again and again while it sorts them.
const mostRemembered = 20_000;

/** The terms of all segments; none that stands in deleted cases alone. */
export function dictionaryOf(segments: Segment[]): TermDictionary {
	const remembered = new Map<string, number>();
	return {
		has: (term) =>
			segments.some((segment) => {
				const at = findTerm(segment, term);
				return at >= 0 && isLive(segment, at);
			}),
		documentFrequency(term) {
			const known = remembered.get(term);
			if (known !== undefined) return known;
			if (remembered.size >= mostRemembered) remembered.clear();
			let [turns, fields] = [0, 0];
			for (const segment of segments) {
				const at = findTerm(segment, term);
				turns += segment.liveTurnFrequency[at] ?? 0;
				fields += segment.liveFieldFrequency[at] ?? 0;
			}
			const frequency = Math.max(turns, fields);
			remembered.set(term, frequency);
			return frequency;
		},
		startingWith: (prefix) => once(segments.map((segment) => prefixed(segment, prefix))),
		folded: (key) => once(segments.map((segment) => foldedTo(segment, key))),
		within: (term, distance) => once(segments.map((segment) => nearTerms(segment, term, distance))),
	};
}

/** What several lists say, each word once. */
function once(lists: Iterable<string>[]): Iterable<string> {
	const [first = [], ...others] = lists;
	if (others.length === 0) return first;
	return new Set([first, ...others].flatMap((list) => [...list]));
}
