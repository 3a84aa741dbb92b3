/** A word in its normal form; `weight` 1 is the word itself, less a part of it. Weights are kept in tenths. */
export interface WeightedTerm {
	term: string;
	weight: number;
}

export interface TurnDocument {
	/** The turn's place in its transcript. */
	position: number;
	/** Where it begins in the recording. */
	startMs?: number | undefined;
	/** How many words it has. */
	length: number;
	terms: WeightedTerm[];
}

/** What the index is told of a case. It knows no access rules: whoever may search may find all that is in it. */
export interface CaseDocument {
	caseId: number;
	/** Says which state of the case this is, so that one can see what has to be indexed anew. */
	version: string;
	/** Any number to sort by, newest first. */
	date: number;
	/** What the case can be filtered and counted by, as the caller numbers it: themes, years, languages … */
	tags: number[];
	fields: Partial<Record<FieldName, WeightedTerm[]>>;
	turns: TurnDocument[];
}

/** What is found at case level, beside what was said. The order is the one on disk: append only, and raise `format`. */
export const fieldNames = ['title', 'guest', 'organisation', 'theme', 'outcomes', 'other'] as const;
export type FieldName = (typeof fieldNames)[number];
