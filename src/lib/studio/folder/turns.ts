import type { Turn } from '#lib/transcript/transcript.ts';
import { readLabel, writeLabel } from './label.ts';
import { escapeLines, isHeading, joinLines, type Line, type Read, splitAt } from './lines.ts';

/** Writes turns as paragraphs, each after its label. */
export function writeTurns(turns: readonly Turn[], names: readonly string[]): string {
	return turns.map((turn) => `${writeLabel(turn, names)}${writeWords(turn.text, names)}`).join('\n\n');
}

/** Reads paragraphs as turns; a paragraph without a label goes on with the turn before it. */
export function readTurns(lines: readonly Line[], names: readonly string[]): Read<Turn[]> {
	const headings = lines.filter(({ text }) => isHeading(text));
	const blocks = splitAt(
		lines.filter(({ text }) => !isHeading(text)),
		({ text }) => readLabel(text, names),
	);
	const turns = blocks.map(({ opener, line, lines: rest }) => ({
		line,
		turn: { kind: 'speech' as const, ...opener?.label, text: `${opener?.words ?? ''}\n${joinLines(rest)}`.trim() },
	}));
	const silent = turns.slice(1).filter(({ turn }) => turn.text === '');
	return {
		value: turns.map(({ turn }) => turn).filter(({ text }) => text !== ''),
		unplaced: [...headings, ...silent.map(({ line, turn }) => ({ line, text: turn.speaker ?? turn.kind }))],
	};
}

/** The first line stands after its label, where nothing is taken for structure. */
function writeWords(text: string, names: readonly string[]): string {
	const [first = '', ...rest] = text.split('\n');
	const isStructure = (line: string) => isHeading(line) || readLabel(line, names) !== undefined;
	return rest.length === 0 ? first : `${first}\n${escapeLines(rest.join('\n'), isStructure)}`;
}
