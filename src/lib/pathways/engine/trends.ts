import { factor } from './cholesky.ts';
import { memberLoudness } from './co-use.ts';
import type { Usage } from './usage.ts';

/**
 * What is used together in the large: the space of the `rank` strongest directions in which members' use varies, by item.
 * The inner product of two items' directions tells how much the one speaks for the other, both by their normalised use.
 */
export interface Trends {
	rank: number;
	/** For each item, `rank` numbers; together orthonormal columns. */
	direction: Float32Array;
	/** The square root of each item's use, by which it is normalised. */
	lift: Float32Array;
	/** For each item, how it is used together with what each direction says. */
	pull: Float32Array;
}

/**
 * Finds the strongest directions of the use normalised by the lengths of histories and the frequencies of items, an ideal
 * low-pass filter on the graph of members and items (Shen et al. 2021, GF-CF), by subspace iteration (Halko et al. 2011).
 */
export function findTrends(usage: Usage, rank: number, memberDamping: number): Trends {
	const lift = itemLift(usage);
	const scale = lift.map((of) => (of > 0 ? 1 / of : 0));
	const evenly = memberLoudness(usage, 1);
	let direction = randomNumbers(usage.items * rank);
	for (let round = 0; round < 4; round++) {
		direction = throughMembers(usage, direction, rank, evenly, scale, scale);
		if (round % 2 === 1) orthonormalise(direction, rank);
	}
	const pull = throughMembers(usage, direction, rank, memberLoudness(usage, memberDamping), scale);
	return { rank, direction, lift, pull };
}

/** How much one item's trend speaks for another. */
export function trendBetween({ rank, direction, lift }: Trends, from: number, to: number): number {
	if (lift[from] === 0) return 0;
	const product = rowProduct(direction, from * rank, direction, to * rank, rank);
	return (product * (lift[to] as number)) / (lift[from] as number);
}

/** The product of two rows. */
export function rowProduct(one: Float32Array, from: number, other: Float32Array, otherFrom: number, length: number): number {
	let a = 0;
	let b = 0;
	let c = 0;
	let d = 0;
	let at = 0;
	for (; at + 3 < length; at += 4) {
		a += (one[from + at] as number) * (other[otherFrom + at] as number);
		b += (one[from + at + 1] as number) * (other[otherFrom + at + 1] as number);
		c += (one[from + at + 2] as number) * (other[otherFrom + at + 2] as number);
		d += (one[from + at + 3] as number) * (other[otherFrom + at + 3] as number);
	}
	for (; at < length; at++) a += (one[from + at] as number) * (other[otherFrom + at] as number);
	return a + b + (c + d);
}

function itemLift({ items, byItem: { offsets, value } }: Usage): Float32Array {
	return Float32Array.from({ length: items }, (_, item) => {
		let sum = 0;
		for (let at = offsets[item] as number; at < (offsets[item + 1] as number); at++) sum += (value[at] as number) ** 2;
		return Math.sqrt(sum);
	});
}

/** Multiplies by use and its transpose: what members have of each row's numbers, given back to the items that they have. */
function throughMembers(
	{ items, byMember: { offsets, index, value } }: Usage,
	rows: Float32Array,
	rank: number,
	loudness: Float32Array,
	scale: Float32Array,
	scaleAfter?: Float32Array,
): Float32Array {
	const result = new Float32Array(items * rank);
	const own = new Float64Array(rank);
	for (let member = 0; member + 1 < offsets.length; member++) {
		own.fill(0);
		const end = offsets[member + 1] as number;
		for (let at = offsets[member] as number; at < end; at++) {
			const item = index[at] as number;
			const start = item * rank;
			const weight = (value[at] as number) * (scale[item] as number);
			for (let of = 0; of < rank; of++) own[of] = (own[of] as number) + weight * (rows[start + of] as number);
		}
		for (let at = offsets[member] as number; at < end; at++) {
			const item = index[at] as number;
			const start = item * rank;
			const weight = (loudness[member] as number) * (value[at] as number) * (scaleAfter ? (scaleAfter[item] as number) : 1);
			for (let of = 0; of < rank; of++) result[start + of] = (result[start + of] as number) + weight * (own[of] as number);
		}
	}
	return result;
}

/** Makes the columns orthonormal in place, through the Cholesky factor of their products. */
function orthonormalise(rows: Float32Array, rank: number): void {
	const products = columnProducts(rows, rank);
	let largest = 0;
	for (let of = 0; of < rank; of++) largest = Math.max(largest, products[of * rank + of] as number);
	factor(products, rank, Math.max(largest, Number.MIN_VALUE) * 1e-9);
	for (let start = 0; start < rows.length; start += rank) {
		for (let of = 0; of < rank; of++) {
			let left = rows[start + of] as number;
			const factorRow = of * rank;
			for (let before = 0; before < of; before++) {
				left -= (rows[start + before] as number) * (products[factorRow + before] as number);
			}
			rows[start + of] = left / (products[factorRow + of] as number);
		}
	}
}

/** The lower triangle of the products of all columns. */
function columnProducts(rows: Float32Array, rank: number): Float64Array {
	const products = new Float64Array(rank * rank);
	for (let start = 0; start < rows.length; start += rank) {
		for (let of = 0; of < rank; of++) {
			const factor = rows[start + of] as number;
			const productRow = of * rank;
			for (let other = 0; other <= of; other++) {
				products[productRow + other] = (products[productRow + other] as number) + factor * (rows[start + other] as number);
			}
		}
	}
	return products;
}

/** Numbers between -1 and 1, always the same (a 32-bit xorshift). */
function randomNumbers(count: number): Float32Array {
	let state = 2_463_534_242;
	return Float32Array.from({ length: count }, () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return state / 2 ** 31;
	});
}
