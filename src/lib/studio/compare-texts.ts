import { commonItems } from './merging/common-items.ts';

/** A stretch of text that stayed, was taken out or was put in. */
export interface Piece {
	text: string;
	change?: 'removed' | 'added';
}

/** More words than these, taken by each other, are not compared: the whole is taken out and put in. */
const mostCompared = 4_000_000;

/** Lines that differ, each with its stretches; lines that are the same on both sides are left out. */
export function compareLines(before: readonly string[], after: readonly string[]): Piece[][] {
	const changed: Piece[][] = [];
	let [from, at] = [0, 0];
	for (const [i, j] of [...commonItems([...before], [...after]), [before.length, after.length] as const]) {
		const [out, into] = [before.slice(from, i), after.slice(at, j)];
		for (let k = 0; k < Math.max(out.length, into.length); k++) changed.push(compareWords(out[k], into[k]));
		[from, at] = [i + 1, j + 1];
	}
	return changed;
}

/** Two texts as the stretches that stayed, were taken out or were put in, word by word. */
export function compareWords(before: string | undefined, after: string | undefined): Piece[] {
	if (before === undefined) return [{ text: after ?? '', change: 'added' }];
	if (after === undefined) return [{ text: before, change: 'removed' }];
	const [out, into] = [wordsOf(before), wordsOf(after)];
	if (out.length * into.length > mostCompared) return [...compareWords(before, undefined), ...compareWords(undefined, after)];
	const pieces: Piece[] = [];
	let [from, at] = [0, 0];
	for (const [i, j] of [...commonItems(out, into), [out.length, into.length] as const]) {
		put(pieces, out.slice(from, i).join(''), 'removed');
		put(pieces, into.slice(at, j).join(''), 'added');
		put(pieces, out[i] ?? '');
		[from, at] = [i + 1, j + 1];
	}
	return pieces;
}

/** Words with the white space after them, so that they join to the same text again. */
function wordsOf(text: string): string[] {
	return text.match(/\s*\S+|\s+$/g) ?? [];
}

function put(pieces: Piece[], text: string, change?: Piece['change']): void {
	if (text === '') return;
	const last = pieces.at(-1);
	if (last && last.change === change) last.text += text;
	else pieces.push({ text, ...(change && { change }) });
}
