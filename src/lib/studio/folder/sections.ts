import { isDeepStrictEqual } from 'node:util';
import type { Part } from './fields.ts';
import { escapeLines, isHeading, joinLines, type Line, type Read, splitAt, strayLines } from './lines.ts';
import { readList, readLiterature, readQuotes, writeList, writeLiterature, writeQuotes } from './lists.ts';
import { readQuestionnaire, writeQuestionnaire } from './questionnaire.ts';
import { readTurns, writeTurns } from './turns.ts';

/** A part of a case that is written as running text below the front matter, under its heading. */
interface Section {
	part: Part;
	/** The first one is written; the others are read too. The ingress stands first, under none. */
	headings: readonly string[];
	read(lines: readonly Line[], names: readonly string[]): Read<unknown>;
	write(value: never, names: readonly string[]): string;
}

const sections: readonly Section[] = [
	{ part: 'ingress', headings: [], read: readProse, write: writeProse },
	{
		part: 'outcomes',
		headings: ['What you will learn', 'Dette lærer du', 'Dette lærer du av casen'],
		read: readList,
		write: writeList,
	},
	{ part: 'quotes', headings: ['Quotes', 'Sitater', 'Sitat'], read: readQuotes, write: writeQuotes },
	{
		part: 'literature',
		headings: ['Recommended literature', 'Anbefalt litteratur', 'Tilrådd litteratur'],
		read: readLiterature,
		write: writeLiterature,
	},
	{ part: 'moreLearning', headings: ['More learning', 'Mer læring', 'Meir læring'], read: readList, write: writeList },
	{ part: 'reflectionQuestion', headings: ['Reflection', 'Refleksjon'], read: readProse, write: writeProse },
	{
		part: 'questionnaire',
		headings: ['Questionnaire', 'Noen kjappe', 'Nokre kjappe', 'Spørsmål og svar'],
		read: readQuestionnaire,
		write: writeQuestionnaire,
	},
	{
		part: 'turns',
		headings: ['Transcript', 'Utskrift av samtalen', 'Utskrift', 'Utskrift av samtala'],
		read: readTurns,
		write: writeTurns,
	},
];

export type BodyParts = Map<Part, { line: number; value: unknown }>;

/**
 * Reads the text below the front matter, section by section; what has no place is listed, heading and lines. A part
 * that is `taken` already, by the front matter, has no place here.
 */
export function readBody(lines: readonly Line[], names: readonly string[], taken: ReadonlySet<Part>): Read<BodyParts> {
	const value: BodyParts = new Map();
	const unplaced = splitAt(lines, ({ text }) => /^##\s+(.*\S)/su.exec(text)?.[1]).flatMap((block) => {
		const section = sections.find(({ headings }) => isOneOf(headings, block.opener));
		const heading = block.opener === undefined ? [] : [{ line: block.line, text: `## ${block.opener}` }];
		if (!section || taken.has(section.part) || value.has(section.part)) return [...heading, ...strayLines(block.lines)];
		const read = section.read(block.lines, names);
		const isEmpty = Array.isArray(read.value) ? read.value.length === 0 : read.value === '';
		if (!isEmpty) value.set(section.part, { line: block.line, value: read.value });
		return read.unplaced;
	});
	return { value, unplaced };
}

/** Writes the sections that read back as the very same value; what is not `written` goes in the front matter. */
export function writeBody(
	parts: ReadonlyMap<Part, unknown>,
	names: readonly string[],
): { body: string; written: ReadonlySet<Part> } {
	const written = sections.flatMap((section) => {
		const value = parts.get(section.part);
		if (value === undefined) return [];
		const text = section.write(value as never, names);
		return readsBack(section, text, value, names) ? [{ section, text }] : [];
	});
	const titled = written.map(({ section, text }) =>
		section.headings[0] ? `## ${section.headings[0]}\n\n${text}\n` : `${text}\n`,
	);
	return { body: titled.join('\n'), written: new Set(written.map(({ section }) => section.part)) };
}

/** The lines of a text with their numbers, the first of them `firstLine`. */
export function numbered(text: string, firstLine: number): Line[] {
	return text.split('\n').map((line, index) => ({ line: firstLine + index, text: line }));
}

function readsBack(section: Section, text: string, value: unknown, names: readonly string[]): boolean {
	const lines = numbered(text, 1);
	if (text.includes('\r') || lines.some((line) => /^##\s/.test(line.text))) return false;
	const read = section.read(lines, names);
	return read.unplaced.length === 0 && isDeepStrictEqual(withoutHoles(read.value), withoutHoles(value));
}

/** A missing field and one that is `undefined` are the same in a file. */
function withoutHoles(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value));
}

function isOneOf(headings: readonly string[], heading: string | undefined): boolean {
	if (heading === undefined) return headings.length === 0;
	return headings.some((known) => known.toLowerCase() === heading.toLowerCase());
}

function writeProse(text: string): string {
	return escapeLines(text, isHeading);
}

function readProse(lines: readonly Line[]): Read<string> {
	const prose = lines.filter(({ text }) => !isHeading(text));
	return { value: joinLines(prose).trim(), unplaced: lines.filter(({ text }) => isHeading(text)) };
}
