import type { FieldName } from './case-document.ts';

/** The format of all files in an index; one that differs is built anew. */
export const format = 1;

/** The arrays of a segment that are held in memory, and how they lie in its file. */
export const sectionTypes = {
	/** The terms one after another in UTF-16, sorted by code unit; term `i` starts at `termStart[i]`. */
	termText: Uint16Array,
	termStart: Uint32Array,
	/** Where a term's postings start among the blocks: its turns first, then its fields. */
	listStart: Uint32Array,
	turnFrequency: Uint32Array,
	caseFrequency: Uint32Array,
	fieldFrequency: Uint32Array,
	/** Terms that are spelt otherwise than their fold key, by the key's hash. */
	foldHash: Uint32Array,
	foldTerm: Uint32Array,
	caseId: Float64Array,
	date: Float64Array,
	/** The turns of case `i` are those from `turnStart[i]` to before `turnStart[i + 1]`. */
	turnStart: Uint32Array,
	turnLength: Uint16Array,
	tagStart: Uint32Array,
	tags: Uint32Array,
	/** The lengths of a case's fields, side by side. */
	fieldLength: Uint16Array,
	/** The checksum of each block of the file's first part. */
	blockSum: Uint32Array,
} as const;
export type SectionName = keyof typeof sectionTypes;
export type Sections = { [name in SectionName]: InstanceType<(typeof sectionTypes)[name]> };

/** What stands in a segment file behind its sections. */
export interface SegmentHeader {
	format: number;
	terms: number;
	cases: number;
	turns: number;
	postings: number;
	/** The mean length of its turns and the weight of their length, which peaks are reckoned by. */
	pivot: number;
	peakB: number;
	fields: readonly FieldName[];
	/** How long the part is that is read in blocks, and where the turns' places and the versions start in it. */
	blockBytes: number;
	placesAt: number;
	versionsAt: number;
	sections: Record<SectionName, { at: number; bytes: number; sum: number }>;
}

/** What is counted in the cases that are not deleted; ranking and suggestions know no others. */
export interface LiveCounts {
	/** The file that says what is deleted. */
	deletesFile: string | undefined;
	/** A one for each case that is deleted; undefined when none is. */
	dead: Uint8Array | undefined;
	liveCases: number;
	liveTurns: number;
	liveLength: number;
	liveFieldLength: number[];
	liveTurnFrequency: Uint32Array;
	liveCaseFrequency: Uint32Array;
	liveFieldFrequency: Uint32Array;
}

/** An open segment: plain data on shared memory, so that threads can be handed it. It does not change. */
export interface Segment extends Sections, LiveCounts {
	file: string;
	fd: number;
	header: SegmentHeader;
	caseOf: Uint32Array;
	caseLength: Uint32Array;
	/** A one for each block whose checksum this process has seen to be right. */
	seenBlocks: Uint8Array;
}

/** Blocks are read and checked whole. */
export const blockSize = 4096;
/** The last bytes of a segment file: the header's length and checksum, and the format's mark. */
export const trailerSize = 12;
export const mark = 0x64676e31;
