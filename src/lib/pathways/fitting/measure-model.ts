import type { HeldBackNext } from '../engine/blend.ts';
import type { HeldBack } from '../engine/hold-back.ts';
import { type LearnedEntry, placeOf } from '../fold-in.ts';
import { gainOf } from '../judge-fit.ts';
import type { Model } from '../model.ts';

/** How many of a member's newest cases serving listens to. */
const mostLearned = 50;

/** What members had learned, newest first, and what came next, by their index in a model; cases that it does not know are left out. */
export function askedOf(
	{ training, members, item }: HeldBack,
	indexOf: (item: number) => number | undefined = (of) => of,
): (HeldBackNext | undefined)[] {
	return Array.from(members, (member, at) => {
		const next = indexOf(item[at] ?? 0);
		const known = newestFirst(training, member).map(({ index, weight }) => ({ index: indexOf(index) ?? -1, weight }));
		const history = known.filter(({ index }) => index >= 0).slice(0, mostLearned);
		return next === undefined ? undefined : { history, next };
	});
}

/** What a model gains for each of them; nothing where it does not know what came next. */
export function gainsOf(model: Model, asked: readonly (HeldBackNext | undefined)[]): number[] {
	return asked.map((one) => (one ? gainOf(placeOf(model, one.history, one.next)) : 0));
}

/** The same for recommending to everybody what most have learned. */
export function popularGains(popularity: Float32Array, { training, members, item }: HeldBack): number[] {
	return Array.from(members, (member, at) => {
		const next = item[at] ?? 0;
		const known = new Set(newestFirst(training, member).map(({ index }) => index));
		const isBefore = (count: number, index: number) =>
			(count > (popularity[next] ?? 0) || (count === popularity[next] && index < next)) && !known.has(index);
		return gainOf(popularity.reduce((place, count, index) => place + (isBefore(count, index) ? 1 : 0), 0));
	});
}

function newestFirst({ offsets, item, weight }: HeldBack['training'], member: number): LearnedEntry[] {
	const start = offsets[member] ?? 0;
	const all = Array.from(item.subarray(start, offsets[member + 1]), (index, at) => ({
		index,
		weight: weight?.[start + at] ?? 1,
	}));
	return all.reverse();
}
