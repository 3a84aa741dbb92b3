import { defaultRanking } from '../rank.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Postings, Spans } from './postings.ts';
import { type ListHead, readHead, readRun, writeRun } from './turn-run.ts';

/** The BM25 length norm that peaks are reckoned with; a search with another one has to allow for more. */
export const peakB = defaultRanking.b;
const [leastPeak, peakStep] = [0.02, 1.03];

/** A peak's byte as frequency per length norm, rounded up; the last one stands for anything. */
export function peakOf(byte: number): number {
	return byte === 255 ? Number.POSITIVE_INFINITY : leastPeak * peakStep ** byte;
}

/** The byte that stands for a peak. */
export function peakByte(peak: number): number {
	return Math.min(255, Math.max(0, Math.ceil(Math.log(peak / leastPeak) / Math.log(peakStep) + 1e-9)));
}

const group = new ByteWriter();

/** Writes postings case by case. */
export function writeGroups(out: ByteWriter, postings: Postings, head: ListHead, spans: Spans): void {
	let last = -1;
	for (let from = 0, to = 0; from < postings.count; from = to) {
		const current = spans.caseOf[postings.turns[from] as number] as number;
		let total = 0;
		let peak = 0;
		for (to = from; to < postings.count && (postings.turns[to] as number) < (spans.turnStart[current + 1] as number); to++) {
			const frequency = postings.frequencies[to] as number;
			total += frequency;
			const length = spans.turnLength[postings.turns[to] as number] as number;
			peak = Math.max(peak, frequency / 10 / (1 - peakB + (peakB * length) / spans.pivot));
		}
		const base = spans.turnStart[current] as number;
		group.length = 0;
		group.varint(to - from);
		writeRun(group, postings, { from, to, base, span: (spans.turnStart[current + 1] as number) - base }, head);
		out.varint(current - last);
		out.varint(total);
		out.byte(peakByte(peak));
		out.varint(group.length);
		out.append(group.written());
		last = current;
	}
}

/** What is said of each case before its group: enough to know whether it is worth reading. */
export class Groups {
	readonly cases: Uint32Array;
	/** How often the term stands in the case, in tenths. */
	readonly totals: Uint32Array;
	readonly peaks: Uint8Array;
	/** Where among the bytes the case's turns are. */
	readonly starts: Uint32Array;

	constructor(cases: number) {
		this.cases = new Uint32Array(cases);
		this.totals = new Uint32Array(cases);
		this.peaks = new Uint8Array(cases);
		this.starts = new Uint32Array(cases);
	}
}

/** Reads the heads of as many groups as there is room for; returns where they end. */
export function readGroups(bytes: Uint8Array, start: number, into: Groups): number {
	const reader = new ByteReader(bytes, start);
	let last = -1;
	for (let i = 0; i < into.cases.length; i++) {
		last += reader.varint();
		into.cases[i] = last;
		into.totals[i] = reader.varint();
		into.peaks[i] = reader.byte();
		const length = reader.varint();
		into.starts[i] = reader.at;
		reader.at += length;
	}
	return reader.at;
}

/** Reads what a case's group holds: turns within `span` turns from the turn `base`. */
export function readGroup(
	bytes: Uint8Array,
	start: number,
	{ base, span }: { base: number; span: number },
	into: Postings,
): void {
	const reader = new ByteReader(bytes, start);
	const count = Math.min(reader.varint(), span);
	readRun(bytes, reader.at, { count, base, span }, readHead(bytes), into);
}
