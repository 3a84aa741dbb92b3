import { resolveSpeaker } from '../resolve-speaker.ts';
import { splitWords } from '../split-words.ts';
import type { Turn } from '../transcript.ts';
import { type ParsedFile, type Piece, type SkippedLine, skippedLine } from './piece.ts';
import { endBeforeNext, type Span, spansOf } from './span.ts';
import { paragraphsOf, tidyText } from './tidy-text.ts';
import { timeSentences } from './time-sentences.ts';

/** Where nobody is named, a silence this long begins a new turn … */
const PAUSE_MS = 2000;
/** … or the end of a sentence after so many words, or any cue after twice as many (captions without full stops). */
const WORDS = 80;
const SENTENCE_END = /[.!?…:]["'’”»)\]]*$/;

interface Draft extends Omit<Turn, 'text' | 'sentences'> {
	texts: string[];
	words: number;
	spans: Span[];
	/** The last start of a span: time does not go back within a turn. */
	latestMs: number;
}

/**
 * Puts pieces together to turns: the pieces of one speaker in a row become one turn, until the speaker changes.
 * A piece without a speaker goes on with whoever spoke. Where nobody is named, turns end at pauses and sentences.
 * A turn of several timed pieces gets timed sentences.
 */
export function mergePieces(
	{ pieces, skipped: before }: ParsedFile,
	people: readonly string[],
): { turns: Turn[]; skipped: SkippedLine[] } {
	const skipped = [...before];
	const nameOf = namesOf(people);
	const isWordByWord = hasSingleWords(pieces);
	const drafts: Draft[] = [];
	for (const piece of inTimeOrder(pieces)) {
		const draft = drafts.at(-1);
		const speaker = piece.speaker === undefined ? draft?.speaker : nameOf(piece.speaker ?? '');
		const kind = piece.kind ?? draft?.kind ?? 'speech';
		const goesOn = draft && draft.speaker === speaker && draft.kind === kind && !breaks(draft, piece);
		const into = goesOn
			? draft
			: { kind, ...(speaker !== undefined && { speaker }), texts: [], words: 0, spans: [], latestMs: 0 };
		if (!goesOn) drafts.push(into);
		append(into, piece, isWordByWord, skipped);
	}
	reportOverlaps(
		drafts.flatMap(({ spans }) => (spans.length > 1 ? endBeforeNext(spans) : [])),
		skipped,
	);
	return { turns: drafts.map(finish).filter((turn) => turn.text !== ''), skipped };
}

/** A file with a segment for each word, as Descript writes: the segments' times are the words'. */
function hasSingleWords(pieces: readonly Piece[]): boolean {
	const timed = pieces.filter(({ startMs }) => startMs !== undefined);
	return timed.length > 1 && 2 * timed.filter(({ text }) => !/\s/.test(text.trim())).length >= timed.length;
}

/** By the start, when every piece has one: cues may stand in any order in a file. */
function inTimeOrder(pieces: readonly Piece[]): readonly Piece[] {
	const isTimed = pieces.every((piece) => piece.startMs !== undefined);
	return isTimed ? [...pieces].sort((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0)) : pieces;
}

/** The full name that a label means; few labels come back many thousand times. */
function namesOf(people: readonly string[]): (label: string) => string | undefined {
	const known = new Map<string, string | undefined>();
	return (label) => {
		const name = tidyText(label);
		if (!known.has(name)) known.set(name, resolveSpeaker(name, people) ?? (name || undefined));
		return known.get(name);
	};
}

function breaks(draft: Draft, piece: Piece): boolean {
	if (piece.joins === 'never') return true;
	if (draft.speaker !== undefined || draft.kind !== 'speech' || draft.words === 0) return false;
	if ((piece.startMs ?? 0) - (draft.endMs ?? Number.POSITIVE_INFINITY) > PAUSE_MS) return true;
	return draft.words >= WORDS && (draft.words >= 2 * WORDS || SENTENCE_END.test(draft.texts.at(-1) ?? ''));
}

function append(draft: Draft, piece: Piece, isWordByWord: boolean, skipped: SkippedLine[]): void {
	const text = paragraphsOf(piece.text).join('\n\n');
	if (text) draft.texts.push(draft.texts.length === 0 ? text : piece.joins === 'paragraph' ? `\n\n${text}` : ` ${text}`);
	// A label on a line of its own may have the time of the words below it.
	if (!text && piece.startMs !== undefined) draft.startMs ??= piece.startMs;
	for (const span of spansOf(piece, splitWords(text), { latestMs: draft.latestMs, isWordByWord, skipped })) {
		addSpan(draft.spans, span);
		draft.words += span.words;
		if (span.endMs !== undefined) draft.endMs = Math.max(draft.endMs ?? 0, span.endMs);
		if (span.startMs === undefined) continue;
		draft.startMs ??= span.startMs;
		draft.latestMs = span.startMs;
	}
}

/** Untimed words in a row are one span, however many lines they stand on. */
function addSpan(spans: Span[], span: Span): void {
	const last = spans.at(-1);
	const areUntimed = last && last.startMs === undefined && span.startMs === undefined;
	if (!areUntimed) spans.push(span);
	else {
		last.words += span.words;
		last.characters += span.characters;
	}
}

function reportOverlaps(shortened: readonly Span[], skipped: SkippedLine[]): void {
	const [first] = shortened;
	if (!first) return;
	const more = shortened.length > 1 ? ` So do ${shortened.length - 1} more.` : '';
	skipped.push(skippedLine(first.line, '', `It ends after the next words begin; its end was moved there.${more}`));
}

function finish({ texts, words: _, latestMs: __, spans, endMs, ...turn }: Draft): Turn {
	const text = texts.join('');
	const isSpan = endMs !== undefined && endMs > (turn.startMs ?? 0);
	const sentences = spans.filter(({ startMs }) => startMs !== undefined).length > 1 ? timeSentences(text, spans) : [];
	// A single sentence says no more than its turn, unless its words do.
	const isFiner = sentences.length > 1 || sentences[0]?.words;
	return { ...turn, text, ...(isSpan && { endMs }), ...(isFiner && { sentences }) };
}
