import type { Transcript } from './transcript.ts';

/** The words of a transcript alone, to be timed anew. */
export function withoutTimes({ turns, ...rest }: Transcript): Transcript {
	return { ...rest, turns: turns.map(({ startMs: _, endMs: __, sentences: ___, ...turn }) => turn) };
}
