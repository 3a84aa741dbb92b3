import { resolveSpeaker } from '../resolve-speaker.ts';
import { isNameLike, type LabelledLine, readLabel, splitLabel } from './label.ts';
import { type ParsedFile, type Piece, type SkippedLine, skippedLine } from './piece.ts';

/**
 * Finds the speakers' names before a colon. `Kari: …` is a label when it means one of the people; a name-like one
 * also when it comes back or, where no people are known, when the file begins with such a label. Anything else
 * before a colon is speech. `joins` says how a labelled piece joins the one before it.
 */
export function readLabels(pieces: readonly Piece[], people: readonly string[], joins?: Piece['joins']): ParsedFile {
	const lines = pieces.map((piece) => (piece.speaker === undefined ? splitLabel(piece.text) : undefined));
	const isLabel = labelTest(lines, people);
	const skipped: SkippedLine[] = [];
	const labelled = pieces.map((piece, i) => {
		const line = lines[i];
		if (!line) return piece;
		if (line.label !== undefined && isLabel(line.label)) return withLabel(piece, line, line.label, joins);
		if (line.label !== undefined && isNameLike(line.label)) skipped.push(doubt(piece, line.label));
		return line.words === piece.text ? piece : { ...piece, ...line.times, text: line.words };
	});
	return { pieces: labelled, skipped };
}

function labelTest(lines: (LabelledLine | undefined)[], people: readonly string[]): (label: string) => boolean {
	const counts = new Map<string, number>();
	for (const line of lines) if (line?.label) counts.set(line.label, (counts.get(line.label) ?? 0) + 1);
	const first = lines[0]?.label;
	const isLabelledFile = people.length === 0 && first !== undefined && (readLabel(first).fixed || isNameLike(first));
	return memoised((label) => {
		const { speaker, fixed } = readLabel(label);
		if (fixed || resolveSpeaker(speaker ?? '', people)) return true;
		return isNameLike(label) && (isLabelledFile || (counts.get(label) ?? 0) > 1);
	});
}

/** Few names come back many thousand times. */
function memoised<T>(judge: (label: string) => T): (label: string) => T {
	const known = new Map<string, T>();
	return (label) => {
		const judged = known.get(label) ?? judge(label);
		known.set(label, judged);
		return judged;
	};
}

function withLabel(piece: Piece, line: LabelledLine, label: string, joins: Piece['joins']): Piece {
	const { speaker, kind } = readLabel(label);
	return { ...piece, ...line.times, speaker, kind, text: line.rest ?? '', ...(joins && { joins }) };
}

function doubt(piece: Piece, label: string) {
	return skippedLine(
		piece.line,
		label,
		'It stands before a colon only once and names none of the people, so it was read as words.',
	);
}
