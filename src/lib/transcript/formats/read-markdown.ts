import { isNameLike, readLabel, splitLabel } from './label.ts';
import { markdownToText } from './markdown-text.ts';
import { type ParsedFile, type Piece, type SkippedLine, skippedLine } from './piece.ts';
import { readLabels } from './read-labels.ts';
import { paragraphsAsTurns } from './read-text.ts';

const HEADING = /^(#{1,6})\s+(.*)$/;
const BOLD = /^\*\*((?:\\.|[^*\\])+)\*\*(.*)$/u;

/**
 * Reads Markdown: `**Name:** words` begins a turn, as does a heading below the title that is a speaker's name, and
 * `Name: words` by the rules of plain text. Other headings are left out.
 */
export function readMarkdown(text: string, people: readonly string[]): ParsedFile {
	const lines = text.split('\n');
	const labelled = readLabels(lines.flatMap(readLine), people, 'never');
	const named = new Set(labelled.pieces.filter(({ speaker }) => speaker !== undefined).map(({ line }) => line));
	const isLeftOut = (line: number) => HEADING.test(lines[line - 1] ?? '') && !named.has(line);
	const headings = lines.flatMap((line, i): SkippedLine[] =>
		isLeftOut(i + 1) ? [skippedLine(i + 1, line, 'It is a heading and not what somebody said.')] : [],
	);
	const spoken = labelled.pieces.filter(({ line }) => !isLeftOut(line));
	return {
		pieces: paragraphsAsTurns(spoken).map((piece) => ({ ...piece, text: markdownToText(piece.text) })),
		skipped: [...headings, ...labelled.skipped.filter(({ line }) => !isLeftOut(line))],
	};
}

function readLine(text: string, i: number, lines: readonly string[]): Piece[] {
	if (text === '') return [];
	const line = i + 1;
	const joins = i > 0 && lines[i - 1] === '' ? ({ joins: 'paragraph' } as const) : {};
	if (!HEADING.test(text)) return [readBold(text, line) ?? { line, text, ...joins }];
	const name = headingName(text);
	return name === undefined ? [] : [{ line, text: `${name}:`, ...joins }];
}

function headingName(line: string): string | undefined {
	const [, marks, words = ''] = HEADING.exec(line) ?? [];
	const name = markdownToText(words.trimEnd().replace(/ #{1,6}$/, '')).replace(/:$/, '');
	return marks && marks !== '#' && isNameLike(name) ? name : undefined;
}

/** `**Name:** words` or `**Name** (intro) [00:12]: words`; bold text without a colon is words. */
function readBold(text: string, line: number): Piece | undefined {
	const [, bold = '', rest = ''] = BOLD.exec(text) ?? [];
	const isInside = /[^\\]:$/.test(bold);
	const after = isInside ? { times: {}, label: 'x', rest } : splitLabel(`x${rest}`);
	if (!bold || !after?.label || !/^x(?: ?\([^)]*\))?$/.test(after.label)) return undefined;
	const name = markdownToText(isInside ? bold.slice(0, -1) : bold) + after.label.slice(1);
	const { speaker, kind } = readLabel(name);
	return { line, speaker, kind, ...after.times, text: after.rest ?? '', joins: 'never' };
}
