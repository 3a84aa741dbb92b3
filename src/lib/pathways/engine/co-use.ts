import { Largest } from './largest.ts';
import { rowsThatGrow } from './rows-that-grow.ts';
import type { SparseRows, Usage } from './usage.ts';

export interface CoUseOptions {
	/** Members of long histories are damped: a member counts the number of their items to minus this power. */
	memberDamping: number;
	/** Frequent neighbours are damped by this power of their own use when the strongest are chosen. */
	neighbourDamping: number;
	/** How many strongest neighbours of each item are kept. */
	reach: number;
}

/** How much pairs of items are used by the same members: the Gram matrix, without its weakest entries. */
export interface CoUse {
	pairs: SparseRows;
	/** The use of each item itself: the matrix' diagonal. */
	own: Float32Array;
	/** What a neighbour's value is multiplied by before the strongest are chosen. */
	damp: Float32Array;
}

/** Counts for each item the members that it shares with every other, and keeps the strongest. */
export function countCoUse(usage: Usage, { memberDamping, neighbourDamping, reach }: CoUseOptions): CoUse {
	const loudness = memberLoudness(usage, memberDamping);
	const own = ownUse(usage, loudness);
	const damp = own.map((use) => (use > 0 ? use ** -neighbourDamping : 0));
	const row = rowCounter(usage, loudness, damp);
	const pairs = rowsThatGrow(usage.items);
	for (let item = 0; item < usage.items; item++) pairs.add(...row(item, reach));
	return { pairs: pairs.finish(), own, damp };
}

/** How much each member counts: the less, the longer their history. */
export function memberLoudness({ byMember: { offsets } }: Usage, damping: number): Float32Array {
	const length = (member: number) => (offsets[member + 1] as number) - (offsets[member] as number);
	return Float32Array.from({ length: offsets.length - 1 }, (_, member) => Math.max(1, length(member)) ** -damping);
}

function ownUse({ items, byItem: { offsets, index, value } }: Usage, loudness: Float32Array): Float32Array {
	return Float32Array.from({ length: items }, (_, item) => {
		let sum = 0;
		for (let at = offsets[item] as number; at < (offsets[item + 1] as number); at++) {
			sum += (loudness[index[at] as number] as number) * (value[at] as number) ** 2;
		}
		return sum;
	});
}

/** A function that gives the strongest neighbours of an item, rising, with their values; valid until its next call. */
function rowCounter({ items, byItem, byMember }: Usage, loudness: Float32Array, damp: Float32Array) {
	const sums = new Float32Array(items);
	const touched = new Uint32Array(items);
	const damped = new Float32Array(items);
	const largest = new Largest(items);
	const kept = new Uint32Array(items);
	const values = new Float32Array(items);

	const addMember = (member: number, weight: number, before: number): number => {
		let count = before;
		const end = byMember.offsets[member + 1] as number;
		for (let at = byMember.offsets[member] as number; at < end; at++) {
			const other = byMember.index[at] as number;
			const sum = sums[other] as number;
			if (sum === 0) touched[count++] = other;
			sums[other] = sum + weight * (byMember.value[at] as number);
		}
		return count;
	};

	return (item: number, reach: number): [item: Uint32Array, value: Float32Array] => {
		let count = 0;
		for (let at = byItem.offsets[item] as number; at < (byItem.offsets[item + 1] as number); at++) {
			const member = byItem.index[at] as number;
			count = addMember(member, (byItem.value[at] as number) * (loudness[member] as number), count);
		}
		for (let at = 0; at < count; at++) {
			const other = touched[at] as number;
			damped[at] = other === item ? -1 : (sums[other] as number) * (damp[other] as number);
		}
		const found = largest.find(damped, count, reach);
		let size = 0;
		for (let at = 0; at < found; at++) {
			const other = touched[largest.places[at] as number] as number;
			if (other !== item) kept[size++] = other;
		}
		kept.subarray(0, size).sort();
		for (let at = 0; at < size; at++) values[at] = sums[kept[at] as number] as number;
		for (let at = 0; at < count; at++) sums[touched[at] as number] = 0;
		return [kept.subarray(0, size), values.subarray(0, size)];
	};
}
