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
