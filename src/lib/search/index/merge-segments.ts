import { setImmediate as breathe } from 'node:timers/promises';
import { fieldNames } from './case-document.ts';
import { CaseTable, spansOf } from './case-table.ts';
import { termAt } from './dictionary.ts';
import type { FieldPosting } from './field-postings.ts';
import { readList } from './posting-list.ts';
import { Postings } from './postings.ts';
import { allPlaces, eachList, versionsOf } from './read-blocks.ts';
import type { Segment, SegmentHeader } from './segment.ts';
import { SegmentWriter } from './segment-writer.ts';

/** Writes the cases of several segments that are not deleted as one; other work gets its turn meanwhile. */
export async function mergeSegments(path: string, segments: Segment[]): Promise<SegmentHeader> {
	const table = new CaseTable();
	const moves = segments.map((segment) => addCases(table, segment));
	const cursors = segments.map((segment, i) => new Cursor(segment, moves[i] as Moves));
	const writer = new SegmentWriter(path, table, spansOf(table));
	try {
		const merged = new Postings();
		for (let done = 1; cursors.some(({ text }) => text !== undefined); done++) {
			const term = least(cursors);
			const fields: FieldPosting[] = [];
			merged.count = 0;
			for (const cursor of cursors) if (cursor.text === term) cursor.take(merged, fields);
			if (merged.count > 0 || fields.length > 0) writer.add(term, merged, fields);
			if (done % 2000 === 0) await breathe();
		}
	} catch (error) {
		writer.abandon();
		throw error;
	}
	return writer.finish();
}

/** Where a segment's cases and turns come to stand; -1 is nowhere. */
interface Moves {
	cases: Int32Array;
	turns: Int32Array;
}

function addCases(table: CaseTable, segment: Segment): Moves {
	const versions = versionsOf(segment);
	const places = allPlaces(segment);
	const moves = { cases: new Int32Array(segment.header.cases).fill(-1), turns: new Int32Array(segment.header.turns).fill(-1) };
	for (let at = 0; at < segment.header.cases; at++) {
		if (segment.dead?.[at]) continue;
		const [from, to] = [segment.turnStart[at] as number, segment.turnStart[at + 1] as number];
		moves.cases[at] = table.caseId.length;
		for (let turn = from; turn < to; turn++) moves.turns[turn] = table.turnLength.length + turn - from;
		const tags = segment.tags.subarray(segment.tagStart[at], segment.tagStart[at + 1]);
		const head = { caseId: segment.caseId[at] as number, version: versions[at] ?? '', date: segment.date[at] as number };
		const turns = Array.from(segment.turnLength.subarray(from, to), (length, i) => ({
			length,
			position: places[(from + i) * 2] as number,
			startMs: places[(from + i) * 2 + 1] as number,
		}));
		table.add({ ...head, tags: [...tags] }, turns);
		table.addFieldLengths(segment.fieldLength.subarray(at * fieldNames.length, (at + 1) * fieldNames.length));
	}
	return moves;
}

/** Goes through a segment's terms in order. */
class Cursor {
	/** The present term; undefined behind the last one. */
	text: string | undefined;
	readonly #segment: Segment;
	readonly #moves: Moves;
	readonly #lists: Iterator<{ term: number; bytes: Uint8Array }>;
	#list: { term: number; bytes: Uint8Array } = { term: -1, bytes: new Uint8Array(0) };
	readonly #postings = new Postings();

	constructor(segment: Segment, moves: Moves) {
		this.#segment = segment;
		this.#moves = moves;
		this.#lists = eachList(segment);
		this.#next();
	}

	/** Adds the present term's postings to others, and goes on to the next term. */
	take(postings: Postings, fields: FieldPosting[]): void {
		const found = readList(this.#segment, this.#list.term, this.#list.bytes, this.#postings);
		const { turns, frequencies, count } = this.#postings;
		postings.reserve(postings.count + count);
		for (let i = 0; i < count; i++) {
			const turn = this.#moves.turns[turns[i] as number] as number;
			if (turn >= 0) postings.add(turn, frequencies[i] as number);
		}
		for (const posting of found) {
			const caseAt = this.#moves.cases[posting.caseAt] as number;
			if (caseAt >= 0) fields.push({ ...posting, caseAt });
		}
		this.#next();
	}

	#next(): void {
		const { done, value } = this.#lists.next();
		this.text = done ? undefined : termAt(this.#segment, value.term);
		if (!done) this.#list = value;
	}
}

function least(cursors: Cursor[]): string {
	let least: string | undefined;
	for (const { text } of cursors) if (text !== undefined && (least === undefined || text < least)) least = text;
	return least as string;
}
