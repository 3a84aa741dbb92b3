import { Invalid } from '#lib/platform/errors.ts';
import { cut, firstProperty, parseJson, property, timeOf } from './json-value.ts';
import { type ParsedFile, type Piece, type SkippedLine, skippedLine, type Times } from './piece.ts';
import { isOtranscribe, readOtranscribeDocument } from './read-otranscribe.ts';
import { type TimedWord, timesOfWords } from './word-times.ts';

const KINDS = ['speech', 'intro', 'outro'] as const;
/** Where the list stands: in Podcasting 2.0, Descript and Whisper; whisper.cpp; Whisper in Transformers; editors. */
const LISTS = ['segments', 'transcription', 'chunks', 'paragraphs', 'monologues', 'utterances', 'transcript'];
const STARTS = ['startTime', 'start', 'start_time', 'begin', 'ts'];
const ENDS = ['endTime', 'end', 'end_time'];
const TEXTS = ['body', 'text', 'word', 'value', 'punctuated_word'];
const WORD_LISTS = ['words', 'tokens', 'elements'];

/**
 * Reads the transcript JSON of Podcasting 2.0 and what recognisers and editors write: a list of segments with
 * a speaker, a start and an end in seconds (whisper.cpp: `offsets` in milliseconds), a text, and maybe words with
 * times of their own. `kind` is our own addition. A segment that names nobody is by nobody; lines are segment numbers.
 */
export function readJson(text: string, people: readonly string[]): ParsedFile {
	const document = parseJson(text);
	if (isOtranscribe(document)) return readOtranscribeDocument(document, people);
	const skipped: SkippedLine[] = [];
	const names = namesById(property(document, 'speakers'));
	const pieces = segmentsOf(document).flatMap((segment, i) => readSegment(segment, i + 1, names, skipped));
	return { pieces: pieces.map(afterParagraph), skipped };
}

function segmentsOf(document: unknown): unknown[] {
	const list = Array.isArray(document) ? document : LISTS.map((name) => property(document, name)).find(Array.isArray);
	if (list && list.length > 0) return list;
	// A recogniser that was asked for words only.
	if (Array.isArray(property(document, 'words'))) return [document];
	throw new Invalid('The JSON transcript has no list of segments. Send a file in the format of Podcasting 2.0.', 'segments');
}

function readSegment(segment: unknown, line: number, names: ReadonlyMap<string, string>, skipped: SkippedLine[]): Piece[] {
	const timed = wordsOf(segment, line, skipped);
	const given = firstProperty(segment, TEXTS);
	const text = typeof given === 'string' ? given : timed.map(({ text }) => text).join(joinerOf(timed));
	if (typeof given !== 'string' && timed.length === 0) {
		skipped.push(skippedLine(line, cut(segment), 'The segment has no text in `body` or `text`.'));
		return [];
	}
	const times = timesOf(segment, line, skipped);
	const first = timed.find(({ startMs }) => startMs !== undefined);
	return [
		{
			line,
			text,
			speaker: speakerOf(segment, names),
			kind: KINDS.find((kind) => kind === property(segment, 'kind')) ?? 'speech',
			startMs: times.startMs ?? first?.startMs,
			endMs: times.endMs ?? (first && timed.at(-1)?.endMs),
			...(first && { words: timesOfWords(text, timed) }),
		},
	];
}

/** Start and end in seconds, as a pair in `timestamp`, or in `offsets` in milliseconds. */
function timesOf(value: unknown, line: number, skipped: SkippedLine[]): Times {
	const offsets = property(value, 'offsets');
	if (offsets) {
		return {
			startMs: timeOf(property(offsets, 'from'), line, skipped, 1000),
			endMs: timeOf(property(offsets, 'to'), line, skipped, 1000),
		};
	}
	const pair = property(value, 'timestamp');
	const [start, end] = Array.isArray(pair) ? pair : [firstProperty(value, STARTS), firstProperty(value, ENDS)];
	return { startMs: timeOf(start, line, skipped), endMs: timeOf(end, line, skipped) };
}

/** The words of a segment; marks such as `[_BEG_]` among the tokens of whisper.cpp are none. */
function wordsOf(segment: unknown, line: number, skipped: SkippedLine[]): TimedWord[] {
	const list = firstProperty(segment, WORD_LISTS);
	if (!Array.isArray(list)) return [];
	const lost: SkippedLine[] = [];
	const words = list.flatMap((word): TimedWord[] => {
		const text = firstProperty(word, TEXTS);
		if (typeof text !== 'string' || /^\[_.*\]$/.test(text)) return [];
		return [{ text, ...timesOf(word, line, lost) }];
	});
	skipped.push(...lost.slice(0, 1));
	return words;
}

/** Whisper's words bring their spaces; others have none. */
function joinerOf(words: readonly TimedWord[]): string {
	return words.some(({ text }) => /^\s|\s$/.test(text)) ? '' : ' ';
}

function speakerOf(segment: unknown, names: ReadonlyMap<string, string>): string | null {
	const speaker = firstProperty(segment, ['speaker', 'speakerName', 'speaker_name', 'speakerId']);
	const name = firstProperty(speaker, ['name', 'label', 'id']) ?? speaker;
	if (typeof name !== 'string' && typeof name !== 'number') return null;
	return names.get(String(name)) ?? (typeof name === 'string' ? name : null);
}

/** `speakers`: a list of `{ id, name }`, or names by their ids. */
function namesById(speakers: unknown): Map<string, string> {
	const pairs = Array.isArray(speakers)
		? speakers.map((speaker) => [property(speaker, 'id'), property(speaker, 'name')])
		: Object.entries(typeof speakers === 'object' && speakers ? speakers : {});
	return new Map(pairs.flatMap(([id, name]) => (typeof name === 'string' ? [[String(id), name] as const] : [])));
}

/** An empty line at the end of a segment ends a paragraph of the turn. */
function afterParagraph(piece: Piece, i: number, all: readonly Piece[]): Piece {
	return /\n[^\S\n]*\n\s*$/.test(all[i - 1]?.text.slice(-20) ?? '') ? { ...piece, joins: 'paragraph' } : piece;
}
