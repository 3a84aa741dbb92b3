import type { Histories } from './histories.ts';
import type { Neighbours } from './neighbours.ts';
import { RowWriter } from './row-writer.ts';
import { Strongest } from './strongest.ts';

export interface TransitionOptions {
	/** How many steps apart two entries of a history may lie. */
	window: number;
	/** What is left of a transition's count with each further step between the two. */
	decay: number;
	/** How much what came before counts beside what came after, which counts 1. */
	backward: number;
	/** The frequent are damped: a count is divided by the frequency of either item to these powers. */
	damping: { from: number; to: number };
	/** How many neighbours each item keeps. */
	count: number;
}

/** Chosen on validation data of several kinds; `backward` is 0 because the linear part hears what came before better. */
export const transitionDefaults: TransitionOptions = {
	window: 10,
	decay: 0.8,
	backward: 0,
	damping: { from: 0.5, to: 0.25 },
	count: 100,
};

/**
 * Finds for each item what is learned soon after it and, by `backward`, soon before it. Goes through the items, not the
 * members, so that it needs no more memory than the histories themselves.
 */
export function fitTransitions(histories: Histories, options: TransitionOptions = transitionDefaults): Neighbours {
	const { items } = histories;
	const frequency = frequencies(histories);
	const countNear = nearCounter(histories, options);
	const fromDamp = frequency.map((often) => often ** -options.damping.from);
	const toDamp = frequency.map((often) => often ** -options.damping.to);
	const strongest = new Strongest(options.count);
	const rows = new RowWriter(items);
	for (let from = 0; from < items; from++) {
		const damp = fromDamp[from] as number;
		countNear(from, (to, counted) => strongest.offer(to, Math.fround(counted * damp * (toDamp[to] as number))));
		rows.write(strongest.take());
	}
	return rows.finish();
}

/** A function that visits all items near one, with how often they are, faded by distance. */
function nearCounter(histories: Histories, { window, decay, backward }: TransitionOptions) {
	const { items, offsets, item, weight } = histories;
	const { starts, place, member } = placesByItem(histories);
	const counted = new Float64Array(items);
	const touched: number[] = [];

	const walk = (from: number, end: number, step: 1 | -1, loudness: number) => {
		const own = item[from] as number;
		let near = loudness * (weight?.[from] ?? 1);
		for (let at = from + step; at !== end; at += step, near *= decay) {
			const other = item[at] as number;
			if (other === own) continue;
			if (counted[other] === 0) touched.push(other);
			counted[other] = (counted[other] as number) + near * (weight?.[at] ?? 1);
		}
	};

	return (of: number, visit: (other: number, count: number) => void): void => {
		for (let entry = starts[of] as number; entry < (starts[of + 1] as number); entry++) {
			const from = place[entry] as number;
			const whose = member[entry] as number;
			walk(from, Math.min(offsets[whose + 1] as number, from + window + 1), 1, 1);
			if (backward > 0) walk(from, Math.max((offsets[whose] as number) - 1, from - window - 1), -1, backward);
		}
		for (const other of touched) {
			visit(other, counted[other] as number);
			counted[other] = 0;
		}
		touched.length = 0;
	};
}

/** For each item where it stands in the histories, and whose they are. */
function placesByItem({ items, offsets, item }: Histories) {
	const starts = new Uint32Array(items + 1);
	for (const of of item) starts[of + 1] = (starts[of + 1] as number) + 1;
	for (let of = 0; of < items; of++) starts[of + 1] = (starts[of + 1] as number) + (starts[of] as number);
	const next = starts.slice();
	const place = new Uint32Array(item.length);
	const member = new Uint32Array(item.length);
	for (let whose = 0; whose + 1 < offsets.length; whose++) {
		for (let at = offsets[whose] as number; at < (offsets[whose + 1] as number); at++) {
			const entry = next[item[at] as number] as number;
			next[item[at] as number] = entry + 1;
			place[entry] = at;
			member[entry] = whose;
		}
	}
	return { starts, place, member };
}

/** How often each item stands in the histories, weighted. */
export function frequencies({ items, item, weight }: Histories): Float64Array {
	const frequency = new Float64Array(items);
	for (let at = 0; at < item.length; at++) {
		const of = item[at] as number;
		frequency[of] = (frequency[of] as number) + (weight?.[at] ?? 1);
	}
	return frequency;
}
