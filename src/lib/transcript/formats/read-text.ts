import { type ParsedFile, type Piece, skippedLine } from './piece.ts';
import { readLabels } from './read-labels.ts';

const RULE = /^-{3,}$/;

/**
 * Reads plain text: a line that begins with a label begins a turn, lines without one go on with it, an empty line
 * begins a paragraph. Where no line has a label, each paragraph is a turn. What stands above a rule of dashes at
 * the beginning (title and address in our own files) is left out.
 */
export function readText(text: string, people: readonly string[]): ParsedFile {
	const lines = text.split('\n');
	const header = lines.slice(0, 4).findIndex((line) => RULE.test(line)) + 1;
	const skipped = lines
		.slice(0, Math.max(0, header - 1))
		.flatMap((line, i) => (line ? [skippedLine(i + 1, line, 'It stands above the rule, where the title is.')] : []));
	const labelled = readLabels(readLines(lines, header), people, 'never');
	return { pieces: paragraphsAsTurns(labelled.pieces), skipped: [...skipped, ...labelled.skipped] };
}

function readLines(lines: string[], from: number): Piece[] {
	return lines.flatMap((text, i): Piece[] => {
		if (i < from || text.trim() === '') return [];
		return [{ line: i + 1, text, ...(i > 0 && lines[i - 1] === '' && { joins: 'paragraph' as const }) }];
	});
}

/** In a text that names nobody, paragraphs are all the structure there is. */
export function paragraphsAsTurns(pieces: Piece[]): Piece[] {
	if (pieces.some((piece) => piece.speaker !== undefined)) return pieces;
	return pieces.map((piece) => (piece.joins === 'paragraph' ? { ...piece, joins: 'never' } : piece));
}
