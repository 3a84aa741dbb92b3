import { shownSentences } from './shown-sentences.ts';
import type { Sentence, Transcript, Turn } from './transcript.ts';

/** A stretch of a recording. */
export interface Span {
	startMs: number;
	endMs: number;
}

/** What is said in a stretch of a recording: whole sentences, turn by turn. */
export interface Moment extends Span {
	turns: { speaker: string | undefined; text: string }[];
}

/** Why there is no moment: no times at all, no stretch, longer than may be quoted, after the end, or where nobody speaks. */
export type MomentProblem = 'untimed' | 'unclear' | 'tooLong' | 'beyond' | 'silent';

export const longestMomentMs = 120_000;

/** The stretch that an address asks for in seconds, `?from=83.4&to=95.2`; without `to` it goes on until the end. */
export function readSpan(params: URLSearchParams): Span | undefined {
	const startMs = readSeconds(params.get('from') ?? '');
	const to = params.get('to');
	const endMs = to === null ? Number.POSITIVE_INFINITY : readSeconds(to);
	return startMs !== undefined && endMs !== undefined && endMs > startMs ? { startMs, endMs } : undefined;
}

function readSeconds(text: string): number | undefined {
	return /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Math.round(Number(text) * 1000) : undefined;
}

/** The sentences that a stretch touches. The moment's own stretch finds the same moment again. */
export function findMoment(
	transcript: Transcript,
	wanted: Span | undefined,
	durationMs: number | null,
): { moment: Moment } | { problem: MomentProblem } {
	const sentences = transcript.turns.flatMap((turn) => shownSentences(turn).map((sentence) => ({ turn, sentence })));
	const heard = inOrderOfTime(sentences, durationMs ?? Number.POSITIVE_INFINITY);
	const end = heard.at(-1)?.endMs;
	if (end === undefined) return { problem: 'untimed' };
	if (!wanted) return { problem: 'unclear' };
	if (wanted.startMs >= end) return { problem: 'beyond' };
	const span = wanted.endMs === Number.POSITIVE_INFINITY ? { ...wanted, endMs: end } : wanted;
	if (span.endMs - span.startMs > longestMomentMs) return { problem: 'tooLong' };
	const touched = heard.filter((one) => touches(one, span));
	const [startMs, endMs] = [touched[0]?.startMs, touched.at(-1)?.endMs];
	if (startMs === undefined || endMs === undefined) return { problem: 'silent' };
	if (endMs - startMs > longestMomentMs) return { problem: 'tooLong' };
	const places = touched.flatMap((one) => one.places);
	return { moment: { startMs, endMs, turns: byTurn(withUntimedBetween(sentences, places)) } };
}

interface Placed {
	turn: Turn;
	sentence: Sentence;
}

/** Where in the text a sentence stands (or several that begin at once), with the stretch that it has to itself. */
interface Heard extends Span {
	places: number[];
}

/** Sentences with times, each until the next begins: where two talk at once, neither drags the other along. */
function inOrderOfTime(sentences: readonly Placed[], durationMs: number): Heard[] {
	const timed = sentences.flatMap(({ sentence }, place) => {
		const { startMs } = sentence;
		return startMs === undefined ? [] : [{ place, startMs, endMs: endOf(sentence, startMs, durationMs) }];
	});
	timed.sort((a, b) => a.startMs - b.startMs || a.place - b.place);
	const heard: Heard[] = [];
	for (const { place, startMs, endMs } of timed) {
		const before = heard.at(-1);
		if (before?.startMs === startMs) {
			before.places.push(place);
			before.endMs = Math.max(before.endMs, endMs);
			continue;
		}
		if (before) before.endMs = Math.min(before.endMs, startMs);
		heard.push({ places: [place], startMs, endMs });
	}
	return heard;
}

/** A sentence without an end of its own lasts no longer than slow speech takes, nor than the recording. */
function endOf({ text, endMs = 0 }: Sentence, startMs: number, durationMs: number): number {
	if (endMs > startMs) return endMs;
	const slow = startMs + 2000 + 150 * text.length;
	return durationMs > startMs ? Math.min(durationMs, slow) : slow;
}

/** Whoever marks words, or rounds their seconds, may graze the sentence beside: a tenth of a second does not count. */
function touches(heard: Span, wanted: Span): boolean {
	const shared = Math.min(heard.endMs, wanted.endMs) - Math.max(heard.startMs, wanted.startMs);
	const enough = Math.min(100, (heard.endMs - heard.startMs) / 2, (wanted.endMs - wanted.startMs) / 2);
	return heard.startMs < wanted.endMs && shared >= enough;
}

/** In the order that they were said, with the sentences between two neighbours whose times nobody knows. */
function withUntimedBetween(sentences: readonly Placed[], places: readonly number[]): Placed[] {
	return places.flatMap((place, i) => {
		const between = sentences.slice(place, places[i + 1] ?? place + 1);
		const areUntimed = between.slice(1).every(({ sentence }) => sentence.startMs === undefined);
		return areUntimed && between.length > 0 ? between : sentences.slice(place, place + 1);
	});
}

function byTurn(sentences: readonly Placed[]): Moment['turns'] {
	const turns: { turn: Turn; texts: string[] }[] = [];
	for (const { turn, sentence } of sentences) {
		const last = turns.at(-1);
		if (last?.turn === turn) last.texts.push(sentence.text);
		else turns.push({ turn, texts: [sentence.text] });
	}
	return turns.map(({ turn, texts }) => ({ speaker: turn.speaker, text: texts.join(' ').replace(/\s+/g, ' ').trim() }));
}
