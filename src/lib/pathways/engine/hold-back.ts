import { type Histories, memberCount } from './histories.ts';

/** The newest thing that some members learned, kept from a fit so that one sees whether the model would have found it. */
export interface HeldBack {
	/** All that is left to fit on. */
	training: Histories;
	/** Whose newest was taken, by their place in the histories; the most recently active first. */
	members: Uint32Array;
	/** What it was, for each of them. */
	item: Uint32Array;
}

/** At most so many members, and this share of those who can lose one entry, are asked. */
const mostMembers = 5_000;
const mostShare = 0.2;

/** Takes the newest entry of the members who were active last, among those with more than one. */
export function holdBack(histories: Histories, lastAt: Float64Array): HeldBack {
	const { offsets, item } = histories;
	const lengthOf = (member: number) => (offsets[member + 1] ?? 0) - (offsets[member] ?? 0);
	const able = Uint32Array.from({ length: memberCount(histories) }, (_, member) => member).filter(
		(member) => lengthOf(member) > 1,
	);
	able.sort((one, other) => (lastAt[other] ?? 0) - (lastAt[one] ?? 0) || one - other);
	const members = able.slice(0, Math.min(mostMembers, Math.ceil(mostShare * able.length)));
	return {
		training: withoutNewest(histories, members),
		members,
		item: members.map((member) => item[(offsets[member + 1] ?? 0) - 1] ?? 0),
	};
}

function withoutNewest(histories: Histories, members: Uint32Array): Histories {
	const { items, offsets, item, weight } = histories;
	const count = memberCount(histories);
	const isShorter = new Uint8Array(count);
	for (const member of members) isShorter[member] = 1;
	const left: Histories = {
		items,
		offsets: new Uint32Array(offsets.length),
		item: new Uint32Array(item.length - members.length),
		...(weight && { weight: new Float32Array(item.length - members.length) }),
	};
	let end = 0;
	for (let member = 0; member < count; member++) {
		const [from, to] = [offsets[member] ?? 0, (offsets[member + 1] ?? 0) - (isShorter[member] ?? 0)];
		left.item.set(item.subarray(from, to), end);
		if (weight) left.weight?.set(weight.subarray(from, to), end);
		end += to - from;
		left.offsets[member + 1] = end;
	}
	return left;
}
