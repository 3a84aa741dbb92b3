import { decodeHTML } from 'entities';
import type { Piece } from './piece.ts';
import type { TimeMark } from './time-marks.ts';
import { parseTimestamp } from './timestamp.ts';

/** A stretch of cue text with the voice that it stands in. */
export type VoiceSpan = Pick<Piece, 'speaker' | 'kind' | 'text'> & {
	/** The times that stand inside it, each before the character of the text that it times. */
	marks: TimeMark[];
};

interface OpenTag extends Pick<Piece, 'speaker' | 'kind'> {
	name: string;
}

const SPANS = new Set(['c', 'i', 'b', 'u', 'ruby', 'rt', 'v', 'lang']);
const KINDS = ['speech', 'intro', 'outro'] as const;

/**
 * Reads cue text by WebVTT's rules (https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules): voice spans give the
 * speaker, timestamps the times of words, other tags go, character references are resolved. Our own files say
 * `<c.intro>` where the programme itself speaks and `<c.speech>` where nobody is named. A `<` that opens no tag,
 * and a tag that nothing closes, are kept as text.
 */
export function readCueText(cueText: string): VoiceSpan[] {
	const open: OpenTag[] = [];
	const spans: VoiceSpan[] = [];
	let mark: number | undefined;
	for (const [token] of cueText.matchAll(/<[^>]*>?|[^<]+/g)) {
		if (!isTag(token)) {
			addText(spans, open.at(-1), decodeHTML(token), mark);
			mark = undefined;
		} else if (/^<\d/.test(token)) mark = parseTimestamp(token.slice(1, -1)) ?? mark;
		else if (token.startsWith('</')) closeTag(open, token.slice(2, -1).trim());
		else openTag(open, token.slice(1, -1));
	}
	return spans.filter((span) => span.text.trim());
}

function isTag(token: string): boolean {
	return /^<[./a-z\d]/i.test(token) && token.endsWith('>');
}

function addText(spans: VoiceSpan[], tag: OpenTag | undefined, text: string, startMs: number | undefined): void {
	const last = spans.at(-1);
	const goesOn = last && last.speaker === tag?.speaker && last.kind === tag?.kind;
	const span = goesOn ? last : { ...(tag && { speaker: tag.speaker, kind: tag.kind }), text: '', marks: [] };
	if (!goesOn) spans.push(span);
	if (startMs !== undefined) span.marks.push({ at: span.text.length, startMs });
	span.text += text;
}

function closeTag(open: OpenTag[], name: string): void {
	if (name === 'ruby' && open.at(-1)?.name === 'rt') open.pop();
	if (open.at(-1)?.name === name) open.pop();
}

function openTag(open: OpenTag[], tag: string): void {
	const [head = ''] = tag.split(/\s/, 1);
	const [name = '', ...classes] = head.split('.');
	if (!SPANS.has(name)) return;
	const outer = open.at(-1);
	const kind = KINDS.find((k) => classes.includes(k));
	if (name === 'v') open.push({ name, speaker: decodeHTML(tag.slice(head.length)).trim() || null, kind: kind ?? 'speech' });
	else if (name === 'c' && kind) open.push({ name, speaker: null, kind });
	else open.push({ name, speaker: outer?.speaker, kind: outer?.kind });
}
