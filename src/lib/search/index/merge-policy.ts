import type { Segment } from './segment.ts';

/** So many segments of about a size are joined into one of the next size. */
const together = 6;
const smallest = 2000;
/** A segment grows no larger, so that threads have something to share and a merge takes minutes at most. */
export const mostTurns = 4_000_000;

/** The segments that should be joined now: the smallest size of which there are enough, or one that is mostly deleted. */
export function chooseMerge<Part extends { segment: Segment }>(parts: Part[]): Part[] {
	const sizes = Map.groupBy(parts, ({ segment }) => sizeOf(segment));
	for (const [, alike] of [...sizes].sort(([one], [other]) => one - other)) {
		const joined = alike.sort((one, other) => one.segment.liveTurns - other.segment.liveTurns).slice(0, together);
		if (joined.length === together && joined.reduce((sum, { segment }) => sum + segment.liveTurns, 0) <= mostTurns) return joined;
	}
	return parts.filter(({ segment }) => segment.liveCases * 2 < segment.header.cases).slice(0, 1);
}

function sizeOf({ liveTurns }: Segment): number {
	return Math.floor(Math.log(Math.max(liveTurns, smallest) / smallest) / Math.log(together));
}
