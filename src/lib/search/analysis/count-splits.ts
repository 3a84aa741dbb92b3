import type { Cut, PartStatistics } from './compound-parts.ts';
import { stem } from './stem.ts';

/** How often each part stands first and last in splits made by people. */
export function countSplits(splits: Iterable<Cut>): Pick<PartStatistics, 'knownFirsts' | 'knownLasts'> {
	const knownFirsts = new Map<string, number>();
	const knownLasts = new Map<string, number>();
	for (const { first, last } of splits) {
		knownFirsts.set(first, (knownFirsts.get(first) ?? 0) + 1);
		const key = stem(last, 'nb');
		knownLasts.set(key, (knownLasts.get(key) ?? 0) + 1);
	}
	return { knownFirsts, knownLasts };
}
