import { z } from 'zod';
import { heard } from './heard.ts';

/** Where a member is in a case, as the last of their devices told. */
export interface Place {
	/** 0 once the end was reached: whoever comes back begins anew. */
	atMs: number;
	/** Whether the end was ever reached. */
	isFinished: boolean;
	notedAt: Date;
}

/** What a player tells. It says how long ago, not when: a clock that is wrong does no harm then. */
export const toldPlace = z.strictObject({
	/** The case's slug. */
	case: z
		.string()
		.max(300)
		.regex(/^[a-z0-9-]+$/),
	seconds: z.number().min(0).max(1_000_000),
	/** The recording's length in seconds, where the player knows it. */
	length: z.number().positive().max(1_000_000).optional(),
	agoMs: z.number().max(Number.MAX_SAFE_INTEGER),
	heard: heard.optional(),
});
export type ToldPlace = z.infer<typeof toldPlace>;

/** A browser keeps a hundred places; more were not made by our player. */
export const toldPlaces = z.strictObject({
	places: z
		.array(toldPlace)
		.max(100)
		.refine((all) => all.filter((one) => one.heard).length <= 1, 'only one of them is being played'),
});

/** Who has heard so much of a recording has heard it: the rest is thanks and music. */
export const finishedShare = 0.95;
const longestAgoMs = 10 * 365 * 86_400_000;

/** The place that a player tells of; what it says of its age is held between now and ten years ago. */
export function placeFrom({ seconds, length, agoMs }: ToldPlace, now: Date, durationMs: number | null): Place {
	const lengthMs = length ? length * 1000 : (durationMs ?? Number.POSITIVE_INFINITY);
	const isFinished = seconds * 1000 >= lengthMs * finishedShare;
	const ago = Math.min(Math.max(agoMs, 0), longestAgoMs);
	return { atMs: isFinished ? 0 : Math.round(seconds * 1000), isFinished, notedAt: new Date(now.getTime() - Math.round(ago)) };
}

/** The newest of two places, in whatever order they arrive; what was finished once stays finished. */
export function newestPlace(one: Place, other: Place): Place {
	const [newest, older] = isNewer(one, other) ? [one, other] : [other, one];
	return { ...newest, isFinished: newest.isFinished || older.isFinished };
}

function isNewer(one: Place, other: Place): boolean {
	const later = one.notedAt.getTime() - other.notedAt.getTime();
	return later === 0 ? one.atMs > other.atMs : later > 0;
}
