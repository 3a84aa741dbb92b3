import type { Profiles } from './content-profiles.ts';
import type { Neighbours } from './neighbours.ts';
import { RowWriter } from './row-writer.ts';
import { Strongest } from './strongest.ts';

/** How many similar cases are kept for each one. */
export const contentCount = 50;

/** Finds for each case the most similar ones by what they are about. */
export function fitContentNeighbours(profiles: Profiles, { count = contentCount } = {}): Neighbours {
	const cases = profiles.offsets.length - 1;
	const similarTo = comparer(profiles);
	const strongest = new Strongest(count);
	const rows = new RowWriter(cases);
	for (let of = 0; of < cases; of++) {
		similarTo(of, (other, value) => strongest.offer(other, value));
		rows.write(strongest.take());
	}
	return rows.finish();
}

/**
 * Adds the cases behind the last row: their own rows, and a place in the rows of those that they are similar to. A new case
 * so costs one look at the others and no fit.
 */
export function growContentNeighbours(known: Neighbours, profiles: Profiles, { count = contentCount } = {}): Neighbours {
	const before = known.offsets.length - 1;
	const cases = profiles.offsets.length - 1;
	const similarTo = comparer(profiles);
	const rows = Array.from({ length: cases }, (_, of) => (of < before ? rowOf(known, of) : []));
	const strongest = new Strongest(count);
	for (let of = before; of < cases; of++) {
		similarTo(of, (other, value) => {
			strongest.offer(other, value);
			if (other < before) rows[other]?.push([of, value]);
		});
		rows[of] = strongest.take();
	}
	const writer = new RowWriter(cases);
	for (const row of rows) {
		for (const [item, value] of row) strongest.offer(item, value);
		writer.write(strongest.take());
	}
	return writer.finish();
}

type Row = [item: number, value: number][];

/** A function that visits all cases that have anything in common with one. */
function comparer(profiles: Profiles): (of: number, visit: (other: number, similarity: number) => void) => void {
	const { offsets, feature, weight } = profiles;
	const postings = invert(profiles);
	const similarity = new Float32Array(offsets.length - 1);
	const touched = new Uint32Array(offsets.length - 1);
	return (of, visit) => {
		let found = 0;
		for (let at = offsets[of] as number; at < (offsets[of + 1] as number); at++) {
			const own = weight[at] as number;
			const end = postings.offsets[(feature[at] as number) + 1] as number;
			for (let place = postings.offsets[feature[at] as number] as number; place < end; place++) {
				const other = postings.item[place] as number;
				if (similarity[other] === 0) touched[found++] = other;
				similarity[other] = (similarity[other] as number) + own * (postings.weight[place] as number);
			}
		}
		for (let at = 0; at < found; at++) {
			const other = touched[at] as number;
			if (other !== of) visit(other, similarity[other] as number);
			similarity[other] = 0;
		}
	};
}

/** For each feature the cases that have it. */
function invert({ features, offsets, feature, weight }: Profiles) {
	const starts = new Uint32Array(features + 1);
	for (const of of feature) starts[of + 1] = (starts[of + 1] as number) + 1;
	for (let of = 0; of < features; of++) starts[of + 1] = (starts[of + 1] as number) + (starts[of] as number);
	const postings = { offsets: starts, item: new Uint32Array(feature.length), weight: new Float32Array(feature.length) };
	const next = starts.slice();
	for (let item = 0; item < offsets.length - 1; item++) {
		for (let at = offsets[item] as number; at < (offsets[item + 1] as number); at++) {
			const place = next[feature[at] as number] as number;
			next[feature[at] as number] = place + 1;
			postings.item[place] = item;
			postings.weight[place] = weight[at] as number;
		}
	}
	return postings;
}

function rowOf({ offsets, item, value }: Neighbours, of: number): Row {
	const start = offsets[of] as number;
	return Array.from(item.subarray(start, offsets[of + 1]), (other, at): Row[number] => [other, value[start + at] as number]);
}
