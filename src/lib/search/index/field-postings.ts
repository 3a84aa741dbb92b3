import type { ByteReader, ByteWriter } from './bytes.ts';

/** In which cases' fields a term stands: one entry for each field of each case, by rising case. Frequencies in tenths. */
export interface FieldPosting {
	caseAt: number;
	field: number;
	frequency: number;
}

/** Writes a term's fields; returns in how many cases they are. */
export function writeFields(out: ByteWriter, postings: FieldPosting[]): number {
	let cases = 0;
	let last = -1;
	for (let from = 0, to = 0; from < postings.length; from = to) {
		const { caseAt } = postings[from] as FieldPosting;
		while (postings[to]?.caseAt === caseAt) to++;
		out.varint(caseAt - last);
		out.varint(to - from);
		for (const { field, frequency } of postings.slice(from, to)) {
			out.byte(field);
			out.varint(frequency);
		}
		last = caseAt;
		cases++;
	}
	return cases;
}

/** Reads the fields of `cases` cases. */
export function readFields(reader: ByteReader, cases: number): FieldPosting[] {
	const postings: FieldPosting[] = [];
	let caseAt = -1;
	for (let i = 0; i < cases; i++) {
		caseAt += reader.varint();
		for (let left = Math.min(reader.varint(), 255); left > 0; left--)
			postings.push({ caseAt, field: reader.byte(), frequency: reader.varint() });
	}
	return postings;
}
