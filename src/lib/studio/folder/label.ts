import { resolveSpeaker } from '#lib/transcript/resolve-speaker.ts';
import type { Turn } from '#lib/transcript/transcript.ts';
import { formatSpan, parseSpan } from './clock.ts';

/** What stands before the words of a turn: who speaks, when, and whether it is the programme's fixed intro or outro. */
export type Label = Omit<Turn, 'text'>;

const bold = /^\*\*((?:\\.|[^*\\])+?)(:?)\*\*[ \t]*(?:\((intro|outro)\))?[ \t]*(?:\[([^\]]*)\])?[ \t]*(:?)(.*)$/isu;
const plain = /^([^:*[\]]{1,80}):\s+(.*)$/su;
const unknownSpeaker = '?';

/** Writes `**Kari Moe** [00:01:02.345 → 00:01:09.000]: `; an unknown speaker is `**?**`. */
export function writeLabel({ kind, speaker, startMs, endMs }: Label, names: readonly string[]): string {
	const who = speaker === undefined && kind !== 'speech' ? capitalised(kind) : `${escapeName(speaker, names)}`;
	const mark = kind === 'speech' || speaker === undefined ? '' : ` (${kind})`;
	const times = formatSpan({ fromMs: startMs, toMs: endMs });
	return `**${who}**${mark}${times && ` [${times}]`}: `;
}

/**
 * Reads the label that a line begins with, and the words after it; undefined when there is none. A first name that
 * only one of `names` has stands for the full name, and may then be written without the asterisks.
 */
export function readLabel(line: string, names: readonly string[]): { label: Label; words: string } | undefined {
	return readBold(line, names) ?? readPlain(line, names);
}

function readBold(line: string, names: readonly string[]) {
	const [, name, inside, kind = 'speech', times, outside, words = ''] = bold.exec(line) ?? [];
	const span = times === undefined ? {} : parseSpan(times);
	if (name === undefined || !span || !(inside || outside)) return undefined;
	const label = { kind: kind.toLowerCase() as Turn['kind'], startMs: span.fromMs, endMs: span.toMs, ...readName(name, names) };
	return { label, words };
}

function readPlain(line: string, names: readonly string[]) {
	const [, name = '', words = ''] = plain.exec(line) ?? [];
	const speaker = resolveSpeaker(name.trim(), names);
	return speaker === undefined ? undefined : { label: { kind: 'speech' as const, speaker }, words };
}

function readName(written: string, names: readonly string[]): Partial<Label> {
	const name = written.trim();
	if (name === unknownSpeaker) return { speaker: undefined };
	if (/^(intro|outro)$/i.test(name)) return { kind: name.toLowerCase() as 'intro' | 'outro', speaker: undefined };
	const unescaped = name.replace(/\\(.)/gsu, '$1');
	return { speaker: name === unescaped ? (resolveSpeaker(name, names) ?? name) : unescaped };
}

/** A backslash before a character takes it literally; one before the first letter keeps a name as it is. */
function escapeName(speaker: string | undefined, names: readonly string[]): string {
	if (speaker === undefined) return unknownSpeaker;
	const escaped = speaker.replace(/[\\*:]/g, '\\$&');
	return readName(escaped, names).speaker === speaker ? escaped : `\\${escaped}`;
}

function capitalised(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
