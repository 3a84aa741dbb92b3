import { z } from 'zod';
import { Invalid } from '#lib/platform/errors.ts';
import { restoreSentences, storeSentences } from './stored-sentences.ts';
import { type Transcript, type Turn, timeSource } from './transcript.ts';

const milliseconds = z.int().nonnegative().nullable();
const storedSentence = z.tuple([
	z.int().positive(),
	milliseconds,
	milliseconds,
	timeSource.nullable(),
	z.number().min(0).max(1).nullable(),
]);

const timesFile = z.strictObject({
	/** For each turn of the transcript its sentences and the start and end of each of its words, or nothing. */
	turns: z.array(
		z.strictObject({ sentences: z.array(storedSentence).min(1), wordTimes: z.array(z.int().min(-1)).optional() }).nullable(),
	),
});

/** The times of sentences and words as a file that stands beside the text; undefined when there are none. */
export function writeTimes({ turns }: Transcript): string | undefined {
	if (!turns.some((turn) => turn.sentences)) return undefined;
	const times = turns.map((turn) => {
		const { sentences, wordTimes } = storeSentences(turn);
		return sentences && { sentences, ...(wordTimes && { wordTimes }) };
	});
	return `{"turns":[\n${times.map((turn) => JSON.stringify(turn)).join(',\n')}\n]}\n`;
}

/**
 * Gives a text the times of its file. A turn whose words were changed since has none; when turns came or went, none has.
 * Throws Invalid when the file is no such file.
 */
export function readTimes(file: string, transcript: Transcript): Transcript {
	const times = parse(file);
	if (times.length !== transcript.turns.length) return transcript;
	return { ...transcript, turns: transcript.turns.map((turn, i) => timed(turn, times[i] ?? null)) };
}

function parse(file: string): z.infer<typeof timesFile>['turns'] {
	try {
		return timesFile.parse(JSON.parse(file)).turns;
	} catch {
		throw new Invalid('The file with the times is not as it was written. Remove it, and the sentences are timed anew.', 'times');
	}
}

function timed(turn: Turn, times: z.infer<typeof timesFile>['turns'][number]): Turn {
	const length = times?.sentences.reduce((sum, [length]) => sum + length, 0);
	return times && length === turn.text.length ? restoreSentences(turn, times.sentences, times.wordTimes) : turn;
}
