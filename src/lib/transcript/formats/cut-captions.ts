import { splitWords } from '../split-words.ts';
import type { Turn } from '../transcript.ts';
import { shareTime } from './piece.ts';
import { tidyText } from './tidy-text.ts';
import { type Stretch, startOf, timedStretches } from './timed-stretches.ts';

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

type Starts = readonly (number | undefined)[];

interface Cut {
	lines: string[];
	/** The word of the stretch that it begins with, and its length in characters. */
	from: number;
	length: number;
}

/**
 * Cuts turns in captions, in the order of their starts: where timed sentences begin, where the words of a long
 * sentence are timed, and else by sharing the time by characters. What has no end lasts until the next begins; each
 * caption lasts at least a millisecond, as WebVTT demands.
 */
export function cutCaptions(turns: readonly Turn[], prefix: CaptionPrefix): Caption[] {
	const captions = turns.flatMap((turn, i) => cutTurn(turn, turns[i + 1], prefix));
	return captions.sort((a, b) => a.startMs - b.startMs);
}

function cutTurn(turn: Turn, next: Turn | undefined, prefix: CaptionPrefix): Caption[] {
	const stretches = timedStretches(turn);
	const nextMs = next && startOf(next);
	return stretches.flatMap((stretch, i) => {
		const following = stretches[i + 1]?.startMs ?? nextMs;
		return cutStretch(turn, stretch, following, (words, from) => prefix(turn, i === 0 && from === 0, words));
	});
}

function cutStretch(
	turn: Turn,
	stretch: Stretch,
	nextMs: number | undefined,
	prefix: (nextWords: string, from: number) => string,
): Caption[] {
	// A no-break space holds words together in a line.
	const words = tidyText(stretch.text).split(' ');
	const cuts: Cut[] = [];
	for (let from = 0; from < words.length; ) {
		const { lines, to } = fillLines(words, from, prefix(words.slice(from, from + 8).join(' '), from));
		cuts.push({ lines, from, length: words.slice(from, to).join(' ').length });
		from = to;
	}
	const borders = bordersOf(startsOf(words, stretch.wordStarts), stretch.startMs ?? 0, cuts, endOf(stretch, nextMs));
	return cuts.map(({ lines }, i) => ({ turn, lines, startMs: borders[i] ?? 0, endMs: borders[i + 1] ?? 0 }));
}

function startsOf(groups: readonly string[], wordStarts: Starts): Starts {
	let next = 0;
	return groups.map((group) => {
		const start = wordStarts[next];
		next += splitWords(group).length;
		return start;
	});
}

/** Where captions begin: at the times of their first words, and between those by their share of the characters. */
function bordersOf(starts: Starts, startMs: number, cuts: readonly Cut[], endMs: number): number[] {
	const borders = [startMs];
	for (let i = 0; i < cuts.length; ) {
		let next = i + 1;
		while (next < cuts.length && !isBetween(starts[cuts[next]?.from ?? 0], borders[i], endMs)) next++;
		const nextMs = next < cuts.length ? (starts[cuts[next]?.from ?? 0] ?? endMs) : endMs;
		const shared = shareTime(
			borders[i] ?? startMs,
			nextMs,
			cuts.slice(i, next).map(({ length }) => length),
		);
		borders.push(...shared.slice(1));
		i = next;
	}
	for (let i = 1; i < borders.length; i++) borders[i] = Math.max(borders[i] ?? 0, (borders[i - 1] ?? 0) + 1);
	return borders;
}

function isBetween(ms: number | undefined, startMs = 0, endMs = 0): boolean {
	return ms !== undefined && ms > startMs && ms < endMs;
}

function endOf({ startMs = 0, endMs, text }: Stretch, nextMs: number | undefined): number {
	if (endMs !== undefined && endMs > startMs) return endMs;
	if (nextMs !== undefined && nextMs > startMs) return nextMs;
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
