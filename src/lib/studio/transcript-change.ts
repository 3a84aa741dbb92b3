import { z } from 'zod';
import { Conflict } from '#lib/platform/errors.ts';
import { type Transcript, type Turn, turn } from '#lib/transcript/transcript.ts';

const place = z.int().nonnegative();

/**
 * What an editor did to the turns of a transcript, as it travels: from the place `at` on, `removed` turns of the version
 * `base` gave way to `turns`. A number stands for the turn of `base` at that place, which is as it was.
 */
export const transcriptChange = z.strictObject({
	base: z.int().positive(),
	session: z.uuid(),
	unmerged: z.uuid().optional(),
	at: place,
	removed: place,
	turns: z.array(z.union([place, turn])).max(100_000),
	/** Somebody has read over what a program wrote down. */
	readOver: z.literal(true).optional(),
});
export type TranscriptChange = z.infer<typeof transcriptChange>;

/** The transcript after a change. Throws Conflict when the change is of another text. */
export function changedTranscript(before: Transcript, { at, removed, turns, readOver }: TranscriptChange): Transcript {
	const wanted = turns.map((one) => (typeof one === 'number' ? before.turns[one] : one));
	if (at + removed > before.turns.length || !wanted.every((one): one is Turn => one !== undefined))
		throw new Conflict('This was not changed in the text that is stored. Open the transcript again.');
	const { machineMade, ...rest } = before;
	return {
		...rest,
		...(machineMade && !readOver && { machineMade }),
		turns: before.turns.toSpliced(at, removed, ...wanted),
	};
}
