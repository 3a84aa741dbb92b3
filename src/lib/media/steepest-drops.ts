/** A place in a recording after which fewer go on. */
export interface Drop {
	/** The hundredth, from 1 to 99, that fewer hear than the one before. */
	at: number;
	/** So many plays were still there before it, and so many fewer were after it. */
	before: number;
	lost: number;
}

/** Fewer plays than this are single people, not a curve. */
export const fewestPlays = 5;
/** Of all plays; what is less is chance. */
const leastShare = 0.05;
const leastLost = 2;
/** Hundredths on either side that belong to the same drop. */
const near = 2;
/** Goodbyes are no loss. */
const lastAt = 96;

/** The places where most stop or jump on, at most so many, in the order of the recording; none where there are few plays. */
export function steepestDrops(heard: readonly number[], plays: number, most = 3): Drop[] {
	if (plays < fewestPlays) return [];
	const drops = Array.from({ length: lastAt }, (_, i) => i + 1)
		.map((at) => ({ at, before: heard[at - 1] ?? 0, lost: (heard[at - 1] ?? 0) - (heard[at] ?? 0) }))
		.filter(({ lost }) => lost >= Math.max(leastLost, leastShare * plays))
		.toSorted((one, other) => other.lost - one.lost || one.at - other.at);
	const chosen: Drop[] = [];
	for (const drop of drops) {
		if (chosen.length === most) break;
		if (chosen.every(({ at }) => Math.abs(at - drop.at) > near)) chosen.push(drop);
	}
	return chosen.toSorted((one, other) => one.at - other.at);
}
