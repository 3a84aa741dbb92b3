import { z } from 'zod';

const seconds = z.number().min(0).max(1_000_000);

/** What a player tells of playing, beside the place: what happened since it told last, and all that was played in this page. */
export const heard = z.strictObject({
	/** One for each opening of a page. */
	session: z.uuid(),
	/** From and to, in seconds, in the order of playing. */
	segments: z.array(z.tuple([seconds, seconds])).max(100),
	events: z
		.array(
			z.strictObject({
				did: z.enum(['played', 'paused', 'seeked']),
				at: seconds,
				/** Where a jump began. */
				from: seconds.optional(),
				agoMs: z.number().min(0).max(Number.MAX_SAFE_INTEGER),
			}),
		)
		.max(20),
});
export type Heard = z.infer<typeof heard>;

/** Segments as one set, rising and without overlap. */
export function unitedSegments(segments: Heard['segments']): Heard['segments'] {
	const united: Heard['segments'] = [];
	for (const [from, to] of segments.filter(([from, to]) => to > from).toSorted(([one], [other]) => one - other)) {
		const last = united.at(-1);
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else united.push([from, to]);
	}
	return united;
}

/** The share of a recording that was played, 0 to 1, whatever was played twice. */
export function playedShare(segments: Heard['segments'], length: number): number {
	const played = unitedSegments(segments).reduce((sum, [from, to]) => sum + to - from, 0);
	return Math.min(1, Math.round((played / length) * 1000) / 1000);
}
