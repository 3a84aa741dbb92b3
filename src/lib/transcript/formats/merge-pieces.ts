import { resolveSpeaker } from '../resolve-speaker.ts';
import type { Turn } from '../transcript.ts';
import type { Piece } from './piece.ts';
import { paragraphsOf, tidyText } from './tidy-text.ts';

/** Where nobody is named, a silence this long begins a new turn … */
const PAUSE_MS = 2000;
/** … or the end of a sentence after so many words, or any cue after twice as many (captions without full stops). */
const WORDS = 80;
const SENTENCE_END = /[.!?…:]["'’”»)\]]*$/;

interface Draft extends Omit<Turn, 'text'> {
	texts: string[];
	words: number;
}

/**
 * Puts pieces together to turns: the pieces of one speaker in a row become one turn, until the speaker changes.
 * A piece without a speaker goes on with whoever spoke. Where nobody is named, turns end at pauses and sentences.
 */
export function mergePieces(pieces: readonly Piece[], people: readonly string[]): Turn[] {
	const drafts: Draft[] = [];
	for (const piece of inTimeOrder(pieces)) {
		const draft = drafts.at(-1);
		const speaker = speakerOf(piece, draft, people);
		const kind = piece.kind ?? draft?.kind ?? 'speech';
		if (draft && draft.speaker === speaker && draft.kind === kind && !breaks(draft, piece)) append(draft, piece);
		else drafts.push(begin(piece, speaker, kind));
	}
	return drafts.map(finish).filter((turn) => turn.text !== '');
}

/** By the start, when every piece has one: cues may stand in any order in a file. */
function inTimeOrder(pieces: readonly Piece[]): readonly Piece[] {
	const isTimed = pieces.every((piece) => piece.startMs !== undefined);
	return isTimed ? [...pieces].sort((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0)) : pieces;
}

function speakerOf(piece: Piece, before: Draft | undefined, people: readonly string[]): string | undefined {
	if (piece.speaker === undefined) return before?.speaker;
	const name = tidyText(piece.speaker ?? '');
	return resolveSpeaker(name, people) ?? (name || undefined);
}

function breaks(draft: Draft, piece: Piece): boolean {
	if (piece.joins === 'never') return true;
	if (draft.speaker !== undefined || draft.kind !== 'speech' || draft.words === 0) return false;
	if ((piece.startMs ?? 0) - (draft.endMs ?? Number.POSITIVE_INFINITY) > PAUSE_MS) return true;
	return draft.words >= WORDS && (draft.words >= 2 * WORDS || SENTENCE_END.test(draft.texts.at(-1) ?? ''));
}

function begin(piece: Piece, speaker: string | undefined, kind: Turn['kind']): Draft {
	const draft: Draft = { kind, ...(speaker !== undefined && { speaker }), texts: [], words: 0 };
	append(draft, piece);
	return draft;
}

function append(draft: Draft, piece: Piece): void {
	const text = paragraphsOf(piece.text).join('\n\n');
	if (text) draft.texts.push(draft.texts.length === 0 ? text : piece.joins === 'paragraph' ? `\n\n${text}` : ` ${text}`);
	draft.words += text ? text.split(/\s+/).length : 0;
	if (piece.startMs !== undefined) draft.startMs ??= piece.startMs;
	if (piece.endMs !== undefined) draft.endMs = Math.max(draft.endMs ?? 0, piece.endMs);
}

function finish({ texts, words: _, endMs, ...turn }: Draft): Turn {
	const isSpan = endMs !== undefined && endMs > (turn.startMs ?? 0);
	return { ...turn, text: texts.join(''), ...(isSpan && { endMs }) };
}
