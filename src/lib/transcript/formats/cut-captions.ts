import type { Turn } from '../transcript.ts';
import { shareTime } from './piece.ts';
import { tidyText } from './tidy-text.ts';

/** What a caption holds, by the custom of subtitling; a longer word stands on a line of its own. */
const LINE_LENGTH = 42;
const LINES = 2;
/** How long a last turn without an end is shown: the pace of quick speech. */
const MS_PER_CHARACTER = 60;

export interface Caption {
	turn: Turn;
	lines: string[];
	startMs: number;
	endMs: number;
}

/** What stands before the words of a caption: the speaker's name in SRT. */
export type CaptionPrefix = (turn: Turn, isFirst: boolean, nextWords: string) => string;

/**
 * Cuts turns in captions, the time of a turn shared by characters, in the order of their starts. A turn without
 * an end lasts until the next one; each caption lasts at least a millisecond, as WebVTT demands.
 */
export function cutCaptions(turns: readonly Turn[], prefix: CaptionPrefix): Caption[] {
	const captions = turns.flatMap((turn, i) => cutTurn(turn, turns[i + 1]?.startMs, prefix));
	return captions.sort((a, b) => a.startMs - b.startMs);
}

function cutTurn(turn: Turn, nextStartMs: number | undefined, prefix: CaptionPrefix): Caption[] {
	const words = tidyText(turn.text).split(' ');
	const cuts: { lines: string[]; length: number }[] = [];
	for (let from = 0; from < words.length; ) {
		const nextWords = words.slice(from, from + 8).join(' ');
		const { lines, to } = fillLines(words, from, prefix(turn, from === 0, nextWords));
		cuts.push({ lines, length: words.slice(from, to).join(' ').length });
		from = to;
	}
	const startMs = turn.startMs ?? 0;
	const borders = shareTime(
		startMs,
		endOf(turn, nextStartMs),
		cuts.map((cut) => cut.length),
	);
	for (let i = 1; i < borders.length; i++) borders[i] = Math.max(borders[i] ?? 0, (borders[i - 1] ?? 0) + 1);
	return cuts.map(({ lines }, i) => ({ turn, lines, startMs: borders[i] ?? startMs, endMs: borders[i + 1] ?? startMs }));
}

function endOf({ startMs = 0, endMs, text }: Turn, nextStartMs: number | undefined): number {
	if (endMs !== undefined && endMs > startMs) return endMs;
	if (nextStartMs !== undefined && nextStartMs > startMs) return nextStartMs;
	return startMs + text.length * MS_PER_CHARACTER;
}

/** Fills the lines of one caption from `from` on; at least one word, however long the prefix is. */
function fillLines(words: readonly string[], from: number, prefix: string): { lines: string[]; to: number } {
	const lines: string[] = [];
	let line = prefix;
	let to = from;
	for (; to < words.length; to++) {
		const longer = line ? `${line} ${words[to]}` : `${words[to]}`;
		const fits = line === '' || longer.length <= LINE_LENGTH;
		if (!fits && lines.length >= LINES - 1 && to > from) break;
		if (!fits) lines.push(line);
		line = fits ? longer : `${words[to]}`;
	}
	return { lines: [...lines, line], to };
}
