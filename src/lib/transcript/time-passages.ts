import type { AlignedSentence, SentenceToAlign } from './alignment.ts';
import { saysTheSame } from './says-the-same.ts';
import type { Sentence, Transcript, Turn } from './transcript.ts';
import { sentencesToAlign, withAlignedTimes } from './with-aligned-times.ts';

/** Turns that follow each other and are to be timed, with the stretch of the recording in which they must be said. */
export interface Passage {
	/** The first turn, and the one after the last. */
	from: number;
	to: number;
	startMs: number;
	endMs: number;
	sentences: SentenceToAlign[];
}

/**
 * What of a transcript is to be timed: the turns without sentences, between the times of their neighbours, where the aligner
 * or a person has timed the rest; else all of it.
 */
export function passagesToTime(transcript: Transcript, recordingMs: number): Passage[] {
	const { turns } = transcript;
	const isPartlyTimed = turns.some(({ sentences }) =>
		sentences?.some(({ source }) => source === 'aligned' || source === 'edited'),
	);
	if (!isPartlyTimed) return [passage(transcript, 0, turns.length, recordingMs)];
	const passages: Passage[] = [];
	for (let from = 0; from < turns.length; from++) {
		if (turns[from]?.sentences) continue;
		let to = from;
		while (to < turns.length && !turns[to]?.sentences) to++;
		passages.push(passage(transcript, from, to, recordingMs));
		from = to;
	}
	return passages;
}

/** The transcript with the times that were found for a passage, one entry for each of its sentences. */
export function withPassageTimes(
	transcript: Transcript,
	{ from, to }: Passage,
	found: readonly (AlignedSentence | undefined)[],
): Transcript {
	const part = withAlignedTimes({ ...transcript, turns: transcript.turns.slice(from, to) }, found);
	return { ...transcript, turns: transcript.turns.toSpliced(from, to - from, ...part.turns) };
}

/**
 * The turns of a transcript that was edited while it was timed: those that are still as they were, and untimed, have what was
 * found. By their places when none came or went, else as far as beginning and end are the same.
 */
export function withTimesFound(now: Transcript, before: Transcript, timed: Transcript): Transcript {
	const shift = now.turns.length - before.turns.length;
	const isSame = (at: number, was: number) => {
		const [turn, former] = [now.turns[at], before.turns[was]];
		return turn && former && !turn.sentences && !former.sentences && saysTheSame(turn, former);
	};
	const start = shift === 0 ? now.turns.length : lengthOf((at) => saysTheSame(now.turns[at], before.turns[at]));
	const end = lengthOf((back) => saysTheSame(now.turns.at(-1 - back), before.turns.at(-1 - back)));
	const turns = now.turns.map((turn, at) => {
		const was = at < start ? at : at >= now.turns.length - end ? at - shift : -1;
		return isSame(at, was) ? (timed.turns[was] ?? turn) : turn;
	});
	return { ...now, turns };
}

function lengthOf(isSame: (at: number) => boolean): number {
	let length = 0;
	while (isSame(length)) length++;
	return length;
}

function passage(transcript: Transcript, from: number, to: number, recordingMs: number): Passage {
	const { turns } = transcript;
	const sentences = sentencesToAlign({ ...transcript, turns: turns.slice(from, to) });
	const isAll = from === 0 && to === turns.length;
	const startMs = isAll ? 0 : Math.max(0, ...turns.slice(0, from).flatMap(timesOf));
	const endMs = isAll ? recordingMs : Math.min(recordingMs, ...turns.slice(to).flatMap(timesOf));
	return { from, to, startMs, endMs: Math.max(startMs, endMs), sentences };
}

function timesOf({ startMs, endMs, sentences = [] }: Turn): number[] {
	const spans: Pick<Sentence, 'startMs' | 'endMs'>[] = [{ startMs, endMs }, ...sentences];
	return spans.flatMap((span) => [span.startMs, span.endMs]).filter((ms) => ms !== undefined);
}
