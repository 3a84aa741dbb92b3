import { type CaseDocument, fieldNames } from './case-document.ts';
import type { Spans } from './postings.ts';

/** Lengths and frequencies beyond this make no difference to ranking. */
export const longest = 4095;

/** The cases of a segment that is being written, in columns. */
export class CaseTable {
	readonly caseId: number[] = [];
	readonly versions: string[] = [];
	readonly date: number[] = [];
	readonly turnStart: number[] = [0];
	readonly turnLength: number[] = [];
	readonly positions: number[] = [];
	readonly startMs: number[] = [];
	readonly tagStart: number[] = [0];
	readonly tags: number[] = [];
	readonly fieldLength: number[] = [];

	add(
		document: Omit<CaseDocument, 'turns' | 'fields'>,
		turns: { position: number; startMs?: number | undefined; length: number }[],
	): void {
		this.caseId.push(document.caseId);
		this.versions.push(document.version);
		this.date.push(document.date);
		this.tags.push(...document.tags);
		this.tagStart.push(this.tags.length);
		for (const { position, startMs, length } of turns) {
			this.positions.push(position);
			this.startMs.push(startMs ?? -1);
			this.turnLength.push(Math.min(length, longest));
		}
		this.turnStart.push(this.turnLength.length);
	}

	/** The lengths of the last case's fields, one for each field name. */
	addFieldLengths(lengths: ArrayLike<number>): void {
		for (let i = 0; i < fieldNames.length; i++) this.fieldLength.push(Math.min(lengths[i] ?? 0, longest));
	}
}

/** Where each turn stands: its position in the transcript and its start in milliseconds, -1 for none. */
export function placesOf({ positions, startMs }: CaseTable): Uint8Array {
	const places = new Int32Array(positions.length * 2);
	for (let i = 0; i < positions.length; i++) {
		places[i * 2] = positions[i] as number;
		places[i * 2 + 1] = startMs[i] as number;
	}
	return new Uint8Array(places.buffer);
}

/** What postings are written by. */
export function spansOf({ turnStart, turnLength }: Pick<CaseTable, 'turnStart' | 'turnLength'>): Spans {
	let words = 0;
	for (const length of turnLength) words += length;
	return {
		caseOf: casesOfTurns(turnStart, new Uint32Array(turnLength.length)),
		turnStart: Uint32Array.from(turnStart),
		turnLength: Uint16Array.from(turnLength),
		pivot: words / turnLength.length || 1,
	};
}

/** Fills in which case each turn belongs to. */
export function casesOfTurns(turnStart: ArrayLike<number>, into: Uint32Array): Uint32Array {
	for (let i = 0; i + 1 < turnStart.length; i++) into.fill(i, turnStart[i] as number, turnStart[i + 1] as number);
	return into;
}
