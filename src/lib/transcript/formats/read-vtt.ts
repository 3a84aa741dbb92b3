import type { ParsedFile, Piece, SkippedLine } from './piece.ts';
import { shareTime, skippedLine } from './piece.ts';
import { readLabels } from './read-labels.ts';
import { timesOfMarkedWords } from './time-marks.ts';
import { LATEST_MS, type Timing } from './timestamp.ts';
import { readCueText } from './vtt-cue-text.ts';
import { readVttCues, type VttCue } from './vtt-cues.ts';

/**
 * Reads WebVTT by the W3C's rules, with two differences because words weigh more here than timing: a file without
 * its signature is read, and so is a cue whose times are broken. Names before a colon count as speakers where no
 * cue has a voice span.
 */
export function readVtt(text: string, people: readonly string[]): ParsedFile {
	const { isSigned, cues, skipped } = readVttCues(text);
	if (!isSigned) skipped.push(skippedLine(1, '', 'The file does not begin with WEBVTT; it was read all the same.'));
	const pieces = cues.flatMap((cue) => readCue(cue, skipped));
	if (pieces.some((piece) => piece.speaker)) return { pieces, skipped };
	const labelled = readLabels(pieces, people);
	return { pieces: labelled.pieces, skipped: [...skipped, ...labelled.skipped] };
}

/** One piece for each voice of a cue; several voices share the cue's time by their length, or by the times inside it. */
function readCue(cue: VttCue, skipped: SkippedLine[]): Piece[] {
	const { line } = cue;
	const timing = usableTiming(cue, skipped);
	const voices = readCueText(cue.text);
	if (!timing) return voices.map(({ marks: _, ...voice }) => ({ ...voice, line }));
	const words = voices.map(({ text, marks }) => timesOfMarkedWords(text, marks));
	const borders = shareTime(
		timing.startMs,
		timing.endMs,
		voices.map(({ text }) => text.length),
	);
	for (const [i, times] of words.entries()) {
		if (!times) continue;
		if (i > 0) borders[i] = clamp(times[0]?.startMs ?? borders[i], borders[i - 1], timing.endMs);
		// What stands before the first time inside a cue begins with the cue.
		times[0] = { startMs: borders[i] };
	}
	return voices.map(({ marks: _, ...voice }, i) => ({
		...voice,
		line,
		startMs: borders[i],
		...(timing.endMs > timing.startMs && { endMs: borders[i + 1] }),
		...(words[i] && { words: words[i] }),
	}));
}

function clamp(value = 0, least = 0, most = least): number {
	return Math.min(Math.max(value, least), most);
}

function usableTiming({ line, timingLine, startMs, endMs }: VttCue, skipped: SkippedLine[]): Timing | undefined {
	if (startMs === undefined || endMs === undefined || startMs > LATEST_MS || endMs > LATEST_MS) {
		skipped.push(skippedLine(line, timingLine, 'The times cannot be read; the words were kept without them.'));
		return undefined;
	}
	if (endMs > startMs) return { startMs, endMs };
	skipped.push(skippedLine(line, timingLine, 'The end is not after the start; only the start was used.'));
	return { startMs, endMs: startMs };
}
