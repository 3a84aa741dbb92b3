import type { UnplacedLine } from '../case-document.ts';

/** One line of the file and its number there, from 1. */
export interface Line {
	line: number;
	text: string;
}

/** What a section holds, and those of its lines that have no place in it. */
export interface Read<Value> {
	value: Value;
	unplaced: UnplacedLine[];
}

/** Whether a line would be read as structure, such as a heading, where it stands in running text. */
export type IsStructure = (line: string) => boolean;

export const isHeading: IsStructure = (line) => /^#{1,6}(\s|$)/.test(line);

/** Writes running text so that no line of it is taken for structure: such a line gets a `\` before it. */
export function escapeLines(text: string, isStructure: IsStructure): string {
	const escapeLine = (line: string) => (line.startsWith('\\') || isStructure(line) ? `\\${line}` : line);
	return text.split('\n').map(escapeLine).join('\n');
}

/** The running text of some lines, as it was before `escapeLines`. */
export function joinLines(lines: readonly Line[]): string {
	return lines.map(({ text }) => text.replace(/^\\/, '')).join('\n');
}

/** The lines that say something. */
export function strayLines(lines: readonly Line[]): Line[] {
	return lines.filter(({ text }) => text.trim() !== '');
}

/** Splits lines where a new block begins; what stands before the first one comes first, with no opener. */
export function splitAt<Opener>(lines: readonly Line[], open: (line: Line) => Opener | undefined): Block<Opener>[] {
	const blocks: Block<Opener>[] = [{ opener: undefined, line: lines[0]?.line ?? 0, lines: [] }];
	for (const line of lines) {
		const opener = open(line);
		if (opener === undefined) blocks.at(-1)?.lines.push(line);
		else blocks.push({ opener, line: line.line, lines: [] });
	}
	return blocks;
}

export interface Block<Opener> {
	opener: Opener | undefined;
	line: number;
	lines: Line[];
}
