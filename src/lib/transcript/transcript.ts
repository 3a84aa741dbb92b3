import { z } from 'zod';

/**
 * One turn: what one speaker says until the next one speaks. `intro` and `outro` are the programme's fixed
 * opening and closing words. Times are milliseconds from the start of the recording.
 */
export const turn = z.strictObject({
	kind: z.enum(['speech', 'intro', 'outro']).default('speech'),
	speaker: z.string().trim().min(1).optional(),
	text: z.string().trim().min(1),
	startMs: z.int().nonnegative().optional(),
	endMs: z.int().nonnegative().optional(),
});
export type Turn = z.infer<typeof turn>;

export const transcript = z.strictObject({ language: z.string().min(2), turns: z.array(turn).min(1) });
export type Transcript = z.infer<typeof transcript>;
