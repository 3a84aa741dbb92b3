import { defaultRanking, inverseFrequency, type Ranking } from '../rank.ts';
import { fieldNames, type WeightedTerm } from './case-document.ts';
import { findTerm } from './dictionary.ts';
import type { Segment } from './segment.ts';

/** One asked word with everything that answers it. */
export interface AskedGroup {
	terms: WeightedTerm[];
}

export interface SearchOptions {
	/** How many cases, or moments, to return, after the first `offset`. */
	limit: number;
	offset?: number;
	/** Best first, or newest first. */
	sort?: 'relevance' | 'date';
	/** How many moments to return for each case. */
	momentsEach?: number;
	/** A case needs one tag of each of these lists. */
	filter?: number[][];
	/** The only cases to find, and those not to find. */
	only?: Set<number> | undefined;
	except?: Set<number> | undefined;
	/** How many of the groups a case has to have, said or in its fields; 1 unless told. */
	minimumGroups?: number;
	/** Whether to count the found cases by tag. */
	countTags?: boolean;
	ranking?: Ranking;
}

/** A question with what all segments together know of its terms: the same for every segment and thread. */
export interface QueryPlan
	extends Required<Omit<SearchOptions, 'limit' | 'offset' | 'only' | 'except'>>,
		Pick<SearchOptions, 'only' | 'except'> {
	by: 'case' | 'moment';
	/** How many of the best to keep. */
	keep: number;
	/** Group by group. */
	terms: PlannedTerm[];
	/** How telling each group is: as much as its most telling term. */
	telling: number[];
	averageTurn: number;
	averageCase: number;
	averageFields: number[];
}

/** A term with its group's number and bit, and its weight times its inverse frequency in turns, in cases and in fields. */
export interface PlannedTerm {
	term: string;
	group: number;
	bit: number;
	ofTurn: number;
	ofCase: number;
	ofFields: number;
}

/** Groups are counted in the bits of a number; a question of more words than this is cut. */
export const mostGroups = 30;

/** Prepares a question for its segments. */
export function planQuery(segments: Segment[], asked: AskedGroup[], by: 'case' | 'moment', options: SearchOptions): QueryPlan {
	const groups = asked.slice(0, mostGroups);
	const totals = sumTotals(segments);
	const terms = groups.flatMap(({ terms }, i) => terms.flatMap((term) => planTerm(segments, totals, i, term)));
	const telling = groups.map((_, i) => Math.max(0, ...terms.filter(({ group }) => group === i).map(({ ofTurn }) => ofTurn)));
	return {
		by,
		keep: options.limit + (options.offset ?? 0),
		terms,
		telling,
		averageTurn: totals.length / totals.turns || 1,
		averageCase: totals.length / totals.cases || 1,
		averageFields: totals.fields.map((length) => length / totals.cases || 1),
		sort: options.sort ?? 'relevance',
		momentsEach: options.momentsEach ?? 3,
		filter: options.filter ?? [],
		only: options.only,
		except: options.except,
		minimumGroups: options.minimumGroups ?? 1,
		countTags: options.countTags ?? false,
		ranking: options.ranking ?? defaultRanking,
	};
}

function sumTotals(segments: Segment[]) {
	const totals = { cases: 0, turns: 0, length: 0, fields: fieldNames.map(() => 0) };
	for (const { liveCases, liveTurns, liveLength, liveFieldLength } of segments) {
		totals.cases += liveCases;
		totals.turns += liveTurns;
		totals.length += liveLength;
		for (const [i, length] of liveFieldLength.entries()) (totals.fields[i] as number) += length;
	}
	return totals;
}

function planTerm(
	segments: Segment[],
	{ turns, cases }: { turns: number; cases: number },
	group: number,
	{ term, weight }: WeightedTerm,
): PlannedTerm[] {
	const counts = { turn: 0, case: 0, field: 0 };
	for (const segment of segments) {
		const at = findTerm(segment, term);
		if (at < 0) continue;
		counts.turn += segment.liveTurnFrequency[at] as number;
		counts.case += segment.liveCaseFrequency[at] as number;
		counts.field += segment.liveFieldFrequency[at] as number;
	}
	if (counts.turn + counts.field === 0) return [];
	const ofFields = weight * inverseFrequency(cases, counts.field);
	const ofCase = weight * inverseFrequency(cases, counts.case);
	// What nobody says is as telling as it is in the fields.
	const ofTurn = counts.turn > 0 ? weight * inverseFrequency(turns, counts.turn) : ofFields;
	return [{ term, group, bit: 1 << group, ofTurn, ofCase, ofFields }];
}

/** How much of what the groups tell is told by those whose bits are set: between 0 and 1. */
export function covered({ telling }: QueryPlan, bits: number): number {
	let whole = 0;
	let told = 0;
	for (let i = 0; i < telling.length; i++) {
		whole += telling[i] as number;
		if (bits & (1 << i)) told += telling[i] as number;
	}
	return told / whole;
}
