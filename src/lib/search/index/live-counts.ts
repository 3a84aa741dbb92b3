import { fieldNames } from './case-document.ts';
import type { LiveCounts, Segment } from './segment.ts';

/** Which cases of a segment are deleted, and what their terms counted. */
export interface Deletes {
	file: string;
	/** Places of cases in the segment. */
	cases: Uint32Array;
	terms: Uint32Array;
	turns: Uint32Array;
	termCases: Uint32Array;
	fieldCases: Uint32Array;
}

type Counted = Omit<Segment, keyof LiveCounts>;

/** Counts what is left in a segment without its deleted cases. */
export function countLive(segment: Counted, deletes?: Deletes): LiveCounts {
	const { header, turnFrequency, caseFrequency, fieldFrequency } = segment;
	const dead = deletes && new Uint8Array(new SharedArrayBuffer(header.cases));
	for (const at of deletes?.cases ?? []) (dead as Uint8Array)[at] = 1;
	return {
		deletesFile: deletes?.file,
		dead,
		...sumCases(segment, dead),
		liveTurnFrequency: without(turnFrequency, deletes?.terms, deletes?.turns),
		liveCaseFrequency: without(caseFrequency, deletes?.terms, deletes?.termCases),
		liveFieldFrequency: without(fieldFrequency, deletes?.terms, deletes?.fieldCases),
	};
}

function sumCases({ header, turnStart, caseLength, fieldLength }: Counted, dead: Uint8Array | undefined) {
	const sums = { liveCases: 0, liveTurns: 0, liveLength: 0, liveFieldLength: fieldNames.map(() => 0) };
	for (let at = 0; at < header.cases; at++) {
		if (dead?.[at]) continue;
		sums.liveCases++;
		sums.liveTurns += (turnStart[at + 1] as number) - (turnStart[at] as number);
		sums.liveLength += caseLength[at] as number;
		for (const [i, sum] of sums.liveFieldLength.entries())
			sums.liveFieldLength[i] = sum + (fieldLength[at * fieldNames.length + i] as number);
	}
	return sums;
}

function without(counts: Uint32Array, terms: Uint32Array | undefined, minus: Uint32Array | undefined): Uint32Array {
	if (!terms || !minus) return counts;
	const left = new Uint32Array(new SharedArrayBuffer(counts.byteLength));
	left.set(counts);
	for (let i = 0; i < terms.length; i++) (left[terms[i] as number] as number) -= minus[i] as number;
	return left;
}
