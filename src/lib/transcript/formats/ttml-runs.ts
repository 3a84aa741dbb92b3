import type { Piece, Times } from './piece.ts';
import { type TimeMark, timesOfMarkedWords } from './time-marks.ts';

/** What an element hands down to what is in it. */
export interface Level extends Times {
	name: string;
	speaker?: string;
	/** Whether the element has times of its own. */
	isTimed: boolean;
	/** Where the next child begins when children follow each other in time; in the usual `par` they do not. */
	nextMs?: number;
}

/** A stretch of text of a paragraph. */
export interface Run {
	text: string;
	level: Level;
}

/** The pieces of a paragraph: one for each speaker in a row. */
export function piecesOf(runs: readonly Run[], paragraph: Level, line: number): Piece[] {
	const groups: Run[][] = [];
	for (const run of runs) {
		const last = groups.at(-1);
		if (last && (last[0]?.level.speaker === run.level.speaker || run.text.trim() === '')) last.push(run);
		else groups.push([run]);
	}
	const spoken = groups.filter((group) => group.some(({ text }) => text.trim()));
	return spoken.map((group) => pieceOf(group, line, spoken.length === 1 && paragraph.isTimed ? paragraph : undefined));
}

/** The paragraph's times are the piece's when it has all of the paragraph; else those of its spans are. */
function pieceOf(group: readonly Run[], line: number, paragraph: Times | undefined): Piece {
	const { text, marks } = joinRuns(group);
	const words = timesOfMarkedWords(text, marks);
	const speaker = group[0]?.level.speaker;
	const first = marks[0]?.at === text.search(/\S/) ? marks[0] : undefined;
	const { startMs, endMs } = paragraph ?? { startMs: first?.startMs, endMs: first && marks.at(-1)?.endMs };
	return { line, text, ...(speaker && { speaker }), startMs, endMs, ...(words && { words }) };
}

function joinRuns(runs: readonly Run[]): { text: string; marks: TimeMark[] } {
	const marks: TimeMark[] = [];
	let text = '';
	let before: Level | undefined;
	for (const { text: part, level } of runs) {
		const isSpan = level.name === 'span' && level.isTimed && level.startMs !== undefined;
		const last = marks.at(-1);
		if (isSpan && level === before && last) last.until = text.length + part.length;
		else if (isSpan && part.trim())
			marks.push({
				at: text.length + part.search(/\S/),
				until: text.length + part.length,
				startMs: level.startMs ?? 0,
				endMs: level.endMs,
			});
		if (part.trim()) before = level;
		text += part;
	}
	return { text, marks };
}
