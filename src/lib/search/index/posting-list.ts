import { ByteReader, type ByteWriter } from './bytes.ts';
import { Groups, readGroup, readGroups, writeGroups } from './case-groups.ts';
import { type FieldPosting, readFields } from './field-postings.ts';
import { countCases, type Postings, type Spans } from './postings.ts';
import type { Segment } from './segment.ts';
import { headOf, readHead, readRun, writeHead, writeRun } from './turn-run.ts';

/**
 * A term that stands in four turns or more of a case, on average, is written case by case: whoever looks for it reads
 * one line for each case, and the turns of promising cases alone. Others are one run of turns.
 */
export function isGrouped(turns: number, cases: number): boolean {
	return turns >= cases * 4;
}

/** Writes postings in the form that their numbers ask for; returns in how many cases they stand. */
export function writePostings(out: ByteWriter, postings: Postings, spans: Spans): number {
	if (postings.count === 0) return 0;
	const head = headOf(postings);
	const cases = countCases(postings, spans.caseOf);
	writeHead(out, head);
	if (isGrouped(postings.count, cases)) writeGroups(out, postings, head, spans);
	else writeRun(out, postings, { from: 0, to: postings.count, base: 0, span: spans.turnLength.length }, head);
	return cases;
}

/** What is read of a term's bytes at once: all its turns, or what is known of its cases, and its fields. */
export interface OpenList {
	groups: Groups | undefined;
	fields: FieldPosting[];
}

/** Reads a term's bytes; its turns go into `turns`, unless they are written case by case. */
export function openList(segment: Segment, term: number, bytes: Uint8Array, turns: Postings): OpenList {
	const count = segment.turnFrequency[term] as number;
	const cases = segment.caseFrequency[term] as number;
	const groups = count > 0 && isGrouped(count, cases) ? new Groups(cases) : undefined;
	turns.count = 0;
	const head = readHead(bytes);
	let end = 0;
	if (groups) end = readGroups(bytes, head.size, groups);
	else if (count > 0) end = readRun(bytes, head.size, { count, base: 0, span: segment.header.turns }, head, turns);
	return { groups, fields: readFields(new ByteReader(bytes, end), segment.fieldFrequency[term] as number) };
}

/** All postings of a term, whatever their form, and its fields. */
export function readList(segment: Segment, term: number, bytes: Uint8Array, into: Postings): FieldPosting[] {
	const { groups, fields } = openList(segment, term, bytes, into);
	for (const [i, at] of groups?.cases.entries() ?? []) {
		const base = segment.turnStart[at] as number;
		const span = (segment.turnStart[at + 1] as number) - base;
		readGroup(bytes, groups?.starts[i] as number, { base, span }, into);
	}
	return fields;
}
