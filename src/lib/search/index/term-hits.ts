import { type Groups, readGroup } from './case-groups.ts';
import type { FieldPosting } from './field-postings.ts';
import { openList } from './posting-list.ts';
import { Postings } from './postings.ts';
import type { PlannedTerm } from './query-plan.ts';
import { listBytes } from './read-blocks.ts';
import type { Segment } from './segment.ts';

/** Where an asked term stands in a segment. */
export interface TermHits {
	asked: PlannedTerm;
	bytes: Uint8Array;
	/** All its turns, unless there are groups: what is known of its cases before their turns are read. */
	turns: Postings;
	groups: Groups | undefined;
	fields: FieldPosting[];
}

/** Room for the turns of a search's first terms; one search after another uses it. */
const rooms = Array.from({ length: 32 }, () => new Postings());

/** Reads what a search has to know of its `i`-th term first; good until the next search. */
export function readHits(segment: Segment, asked: PlannedTerm, term: number, i: number): TermHits {
	const bytes = listBytes(segment, term);
	const turns = rooms[i] ?? new Postings();
	return { asked, bytes, turns, ...openList(segment, term, bytes, turns) };
}

const scratch = new Postings();
const found = { postings: scratch, from: 0, to: 0 };

/** The turns in which a case has the term; they are good until the next call. */
export function turnsIn({ turns, groups, bytes }: TermHits, at: number, firstTurn: number, endTurn: number): typeof found {
	found.postings = turns;
	found.from = found.to = firstAtLeast(turns.turns, turns.count, firstTurn);
	while (found.to < turns.count && (turns.turns[found.to] as number) < endTurn) found.to++;
	if (!groups) return found;
	const i = firstAtLeast(groups.cases, groups.cases.length, at);
	scratch.count = 0;
	if (groups.cases[i] === at)
		readGroup(bytes, groups.starts[i] as number, { base: firstTurn, span: endTurn - firstTurn }, scratch);
	found.postings = scratch;
	found.from = 0;
	found.to = scratch.count;
	return found;
}

function firstAtLeast(rising: Uint32Array, count: number, wanted: number): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((rising[middle] as number) < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}
