import { z } from 'zod';

const milliseconds = z.int().nonnegative();

/** A run of letters between white space, with the time at which it is said. */
export const word = z.strictObject({
	text: z.string().min(1),
	startMs: milliseconds.optional(),
	endMs: milliseconds.optional(),
});
export type Word = z.infer<typeof word>;

/** Where a time came from: the file that brought the text, the aligner, or somebody who corrected it. */
export const timeSource = z.enum(['given', 'aligned', 'edited']);
export type TimeSource = z.infer<typeof timeSource>;

/** Times of a lower confidence are not shown. */
export const leastConfidence = 0.6;

/** A sentence of a turn; `confidence`, from 0 to 1, is how sure its times are. `words` only when they have times of their own. */
export const sentence = z.strictObject({
	text: z.string().trim().min(1),
	startMs: milliseconds.optional(),
	endMs: milliseconds.optional(),
	source: timeSource.optional(),
	confidence: z.number().min(0).max(1).optional(),
	words: z.array(word).min(1).optional(),
});
export type Sentence = z.infer<typeof sentence>;

/**
 * One turn: what one speaker says until the next one speaks. `intro` and `outro` are the programme's fixed
 * opening and closing words. Times are milliseconds from the start of the recording. `sentences`, when there are
 * any, have the turn's words, all of them in their order.
 */
export const turn = z.strictObject({
	kind: z.enum(['speech', 'intro', 'outro']).default('speech'),
	speaker: z.string().trim().min(1).optional(),
	text: z.string().trim().min(1),
	startMs: milliseconds.optional(),
	endMs: milliseconds.optional(),
	sentences: z.array(sentence).min(1).optional(),
});
export type Turn = z.infer<typeof turn>;

/** `machineMade` when a program wrote it down and nobody has read it over; readers are told. */
export const transcript = z.strictObject({
	language: z.string().min(2),
	machineMade: z.literal(true).optional(),
	turns: z.array(turn).min(1),
});
export type Transcript = z.infer<typeof transcript>;
