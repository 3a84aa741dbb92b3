import { closeSync, fsyncSync, openSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { foldTerm } from '../analysis/fold.ts';
import { ByteWriter } from './bytes.ts';
import { fieldNames } from './case-document.ts';
import { peakB } from './case-groups.ts';
import { type CaseTable, placesOf } from './case-table.ts';
import { writeFully } from './durable-file.ts';
import { type FieldPosting, writeFields } from './field-postings.ts';
import { foldHash } from './fold-hash.ts';
import { writePostings } from './posting-list.ts';
import type { Postings, Spans } from './postings.ts';
import { blockSize, format, mark, type SectionName, type Sections, type SegmentHeader, trailerSize } from './segment.ts';

const spillAt = 1 << 20;

/** Writes one segment file: terms in order with their postings, then `finish`. */
export class SegmentWriter {
	readonly #fd: number;
	readonly #table: CaseTable;
	readonly #spans: Spans;
	readonly #out = new ByteWriter();
	readonly #sums: number[] = [];
	#spilt = 0;
	#postings = 0;
	#text = new Uint16Array(1 << 12);
	#textLength = 0;
	readonly #termStart: number[] = [0];
	readonly #listStart: number[] = [];
	readonly #frequencies = { turn: [] as number[], case: [] as number[], field: [] as number[] };
	readonly #folds: { hash: number; term: number }[] = [];

	constructor(path: string, table: CaseTable, spans: Spans) {
		this.#fd = openSync(path, 'wx');
		this.#table = table;
		this.#spans = spans;
	}

	/** Adds a term; terms come in the order of their UTF-16 code units. */
	add(term: string, postings: Postings, fields: FieldPosting[]): void {
		this.#addText(term);
		this.#listStart.push(this.#spilt + this.#out.length);
		this.#frequencies.turn.push(postings.count);
		this.#frequencies.case.push(writePostings(this.#out, postings, this.#spans));
		this.#frequencies.field.push(writeFields(this.#out, fields));
		this.#postings += postings.count;
		if (this.#out.length > spillAt) this.#spill();
	}

	/** Writes the rest and makes the file durable. */
	finish(): SegmentHeader {
		const placesAt = this.#spilt + this.#out.length;
		this.#out.append(placesOf(this.#table));
		const versionsAt = this.#spilt + this.#out.length;
		this.#out.append(Buffer.from(JSON.stringify(this.#table.versions)));
		const blockBytes = this.#spilt + this.#out.length;
		this.#spill(true);
		const header = this.#header({ placesAt, versionsAt, blockBytes }, this.#writeSections());
		const text = Buffer.from(JSON.stringify(header));
		const trailer = Buffer.alloc(trailerSize);
		for (const [i, value] of [text.length, crc32(text), mark].entries()) trailer.writeUInt32LE(value, i * 4);
		writeFully(this.#fd, Buffer.concat([text, trailer]));
		fsyncSync(this.#fd);
		closeSync(this.#fd);
		return header;
	}

	/** Leaves an unfinished file alone. */
	abandon(): void {
		closeSync(this.#fd);
	}

	#addText(term: string): void {
		if (this.#textLength + term.length > this.#text.length) {
			const larger = new Uint16Array((this.#text.length + term.length) * 2);
			larger.set(this.#text);
			this.#text = larger;
		}
		for (let i = 0; i < term.length; i++) this.#text[this.#textLength++] = term.charCodeAt(i);
		const key = foldTerm(term);
		if (key !== term) this.#folds.push({ hash: foldHash(key), term: this.#listStart.length });
		this.#termStart.push(this.#textLength);
	}

	/** Moves whole blocks to the file; `all` the last, shorter one too. */
	#spill(all = false): void {
		const whole = all ? this.#out.length : this.#out.length - (this.#out.length % blockSize);
		const bytes = this.#out.bytes.subarray(0, whole);
		for (let at = 0; at < whole; at += blockSize) this.#sums.push(crc32(bytes.subarray(at, at + blockSize)));
		writeFully(this.#fd, bytes);
		this.#out.drop(whole);
		this.#spilt += whole;
	}

	#writeSections(): SegmentHeader['sections'] {
		const places = {} as SegmentHeader['sections'];
		let at = this.#spilt;
		for (const [name, array] of Object.entries(this.#sections())) {
			const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
			writeFully(this.#fd, bytes);
			places[name as SectionName] = { at, bytes: bytes.length, sum: crc32(bytes) };
			at += bytes.length;
		}
		return places;
	}

	#sections(): Sections {
		const folds = this.#folds.sort((one, other) => one.hash - other.hash || one.term - other.term);
		const { caseId, date, turnStart, turnLength, tagStart, tags, fieldLength } = this.#table;
		return {
			termText: this.#text.subarray(0, this.#textLength),
			termStart: Uint32Array.from(this.#termStart),
			listStart: Uint32Array.from(this.#listStart),
			turnFrequency: Uint32Array.from(this.#frequencies.turn),
			caseFrequency: Uint32Array.from(this.#frequencies.case),
			fieldFrequency: Uint32Array.from(this.#frequencies.field),
			foldHash: Uint32Array.from(folds, ({ hash }) => hash),
			foldTerm: Uint32Array.from(folds, ({ term }) => term),
			caseId: Float64Array.from(caseId),
			date: Float64Array.from(date),
			turnStart: Uint32Array.from(turnStart),
			turnLength: Uint16Array.from(turnLength),
			tagStart: Uint32Array.from(tagStart),
			tags: Uint32Array.from(tags),
			fieldLength: Uint16Array.from(fieldLength),
			blockSum: Uint32Array.from(this.#sums),
		};
	}

	#header(
		places: Pick<SegmentHeader, 'placesAt' | 'versionsAt' | 'blockBytes'>,
		sections: SegmentHeader['sections'],
	): SegmentHeader {
		const { caseId, turnLength } = this.#table;
		const counts = { terms: this.#listStart.length, cases: caseId.length, turns: turnLength.length, postings: this.#postings };
		return { format, ...counts, pivot: this.#spans.pivot, peakB, fields: fieldNames, ...places, sections };
	}
}
