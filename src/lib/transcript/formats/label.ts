import type { Turn } from '../transcript.ts';
import type { Piece } from './piece.ts';
import { parseTimestamp } from './timestamp.ts';

/** Who speaks by a label; `fixed` ones name nobody. */
export interface Label {
	speaker: string | null;
	kind: Turn['kind'];
	fixed: boolean;
}

/** A line that may begin with a time and a label. */
export interface LabelledLine {
	times: Pick<Piece, 'startMs' | 'endMs'>;
	/** All that stands after a time at the beginning. */
	words: string;
	/** What stands before the first colon, and what after it; undefined where only a time was found. */
	label?: string;
	rest?: string;
}

const MOST_WORDS = 6;
const UNKNOWN = '?';
const TIME = String.raw`[[(]\s*([\d:.,]{4,13})(?:\s*(?:→|-->|–|-)\s*([\d:.,]{4,13}))?\s*[\])]`;
const TIME_FIRST = new RegExp(`^${TIME}\\s*`, 'u');
const TIME_LAST = new RegExp(`\\s*${TIME}$`, 'u');
/** The colon ends the label unless it stands between the brackets or digits of a time. */
const LABEL = /^([^:\\[\]]{1,60}?(?:\s*[[(][\d:.,\s→–>-]{4,40}[\])])?)\s*:(?:\s+|$)/u;
const NAME = /^\p{L}[\p{L}\p{M}\p{N} .'’()&/–#-]*$/u;
const PARTICLE = /^(?:af|av|da|de|del|den|der|di|du|e|el|la|le|och|og|ten|ter|van|von|y|zu|fra|i|\p{P}+)$/u;

/** Splits `[00:12] Kari Nordmann: words` in its time, label and words; undefined when neither time nor label is there. */
export function splitLabel(text: string): LabelledLine | undefined {
	const [time = '', start = '', end = ''] = TIME_FIRST.exec(text) ?? [];
	const span = readTimes(start, end);
	const words = span ? text.slice(time.length) : text;
	const [whole = '', found = ''] = LABEL.exec(words) ?? [];
	const [lastTime = '', lastStart = '', lastEnd = ''] = TIME_LAST.exec(found) ?? [];
	const label = found.slice(0, found.length - lastTime.length).trim();
	if (!label || label.split(' ').length > MOST_WORDS) return span && { times: span, words };
	return { times: span ?? readTimes(lastStart, lastEnd) ?? {}, words, label, rest: words.slice(whole.length) };
}

function readTimes(start: string, end: string): LabelledLine['times'] | undefined {
	const startMs = parseTimestamp(start);
	const endMs = parseTimestamp(end);
	if (startMs === undefined) return undefined;
	return endMs !== undefined && endMs > startMs ? { startMs, endMs } : { startMs };
}

/** Whether a label has the form of a name: `Kari Nordmann`, `INTERVJUER`, `Speaker 1`; not `Det viktigste er`. */
export function isNameLike(label: string): boolean {
	if (!NAME.test(label)) return false;
	const [first = '', ...others] = label.split(' ');
	return /^\p{Lu}|^\p{Lo}/u.test(first) && others.every((word) => /^[\p{Lu}\p{Lo}\p{N}(#]/u.test(word) || PARTICLE.test(word));
}

/** Reads a name, the mark in `Kari Nordmann (intro)`, and our own labels that name nobody: `?`, `Intro`, `Outro`. */
export function readLabel(label: string): Label {
	const [, kind = 'speech'] = /(?:^|\()(intro|outro)\)?$/i.exec(label) ?? [];
	const speaker = label.replace(/(?:^| *\()(?:intro|outro)\)?$/i, '').trim();
	const nobody = speaker === '' || speaker === UNKNOWN;
	return { speaker: nobody ? null : speaker, kind: kind.toLowerCase() as Turn['kind'], fixed: nobody };
}

/** The label that `readLabel` reads back; a colon in a name would end the label and becomes a dash. */
export function writeLabel({ speaker, kind }: Pick<Turn, 'speaker' | 'kind'>): string {
	const name = speaker?.replace(/\s*:\s*/g, ' – ');
	if (kind === 'speech') return name ?? UNKNOWN;
	return name ? `${name} (${kind})` : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

/** Whether a transcript needs labels in a text format: somebody is named, or words would be taken for a label. */
export function needsLabels(turns: readonly Turn[]): boolean {
	return turns.some((turn) => turn.speaker || turn.kind !== 'speech' || splitLabel(turn.text));
}
