import { type Run, runsOf, type Typeface } from './typefaces.server.ts';

export interface TextStyle {
	typeface: Typeface;
	size: number;
	color: string;
	/** The distance of lines as a multiple of the size. */
	leading: number;
	/** Space between letters as a part of the size. */
	tracking?: number;
}

/** Lines of text as they stand on a page, for drawing later. */
export interface TextBlock {
	lines: string[];
	style: TextStyle;
	height: number;
}

/** Breaks text into lines of at most `width`; a word that is longer is cut. */
export function layOut(doc: PDFKit.PDFDocument, text: string, style: TextStyle, width: number): TextBlock {
	const lines: string[] = [];
	for (const word of visibleWords(text)) {
		const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
		if (lines.length > 0 && widthOf(doc, longer, style) <= width) lines[lines.length - 1] = longer;
		else lines.push(...cut(doc, word, style, width));
	}
	return { lines, style, height: lines.length * style.size * style.leading };
}

/** Lays text out in the largest of some sizes in which it has at most `mostLines` lines and no cut word; else in the smallest. */
export function fitIn(
	doc: PDFKit.PDFDocument,
	text: string,
	style: TextStyle,
	{ width, mostLines, sizes }: { width: number; mostLines: number; sizes: readonly number[] },
): TextBlock {
	const words = visibleWords(text);
	const fitting = sizes.find((size) => {
		const sized = { ...style, size };
		return (
			words.flatMap(breakable).every((part) => widthOf(doc, part, sized) <= width) &&
			layOut(doc, text, sized, width).lines.length <= mostLines
		);
	});
	return layOut(doc, text, { ...style, size: fitting ?? sizes.at(-1) ?? style.size }, width);
}

/** Draws a block whose upper left corner is at `x`, `y`. */
export function drawText(doc: PDFKit.PDFDocument, { lines, style }: TextBlock, x: number, y: number): void {
	for (const [i, line] of lines.entries()) {
		// Where a line's letters stand: in the middle of its height, as browsers have it.
		const baseline = y + style.size * style.leading * (i + 0.5) + style.size * 0.34;
		const text = i < lines.length - 1 ? `${line} ` : line;
		if (isRightToLeft(text)) drawRightToLeft(doc, text, style, x, baseline);
		else drawRuns(doc, runsOf(doc, style.typeface, text), style, x, baseline);
	}
}

/** The width of a line, to within what its letters are moved together across spaces. */
function widthOf(doc: PDFKit.PDFDocument, text: string, style: TextStyle): number {
	const words = text.split(' ');
	const spaces = (words.length - 1) * wordWidth(doc, ' ', style);
	return words.reduce((sum, word) => sum + wordWidth(doc, word, style), spaces);
}

/** Widths of words per document, in ems: many sizes are tried on the same words. */
const ems = new WeakMap<PDFKit.PDFDocument, Map<string, number>>();

function wordWidth(doc: PDFKit.PDFDocument, word: string, { typeface, size, tracking = 0 }: TextStyle): number {
	const known = ems.get(doc) ?? new Map<string, number>();
	ems.set(doc, known);
	const key = `${typeface} ${word}`;
	const em = known.get(key) ?? runsOf(doc, typeface, word).reduce((sum, run) => sum + emWidth(doc, run), 0);
	known.set(key, em);
	return size * (em + tracking * word.length);
}

function emWidth(doc: PDFKit.PDFDocument, { font, text }: Run): number {
	return doc.font(font).fontSize(1).widthOfString(text);
}

/** Words without what cannot be seen, such as marks that turn the direction of what follows. */
function visibleWords(text: string): string[] {
	const visible = text
		.normalize('NFC')
		.toWellFormed()
		.replace(/\p{Cf}/gu, '')
		.replace(/\p{Cc}/gu, ' ');
	// A space that does not break keeps a number and its sign together.
	return visible.split(/[^\S\u00a0\u202f]+/).filter(Boolean);
}

/** A word that is wider than a line, cut after its hyphens and else anywhere. */
function cut(doc: PDFKit.PDFDocument, word: string, style: TextStyle, width: number): string[] {
	const pieces = [''];
	for (const piece of breakable(word).flatMap((part) => (widthOf(doc, part, style) <= width ? [part] : [...part]))) {
		const longer = `${pieces.at(-1)}${piece}`;
		if (pieces.at(-1) === '' || widthOf(doc, longer, style) <= width) pieces[pieces.length - 1] = longer;
		else pieces.push(piece);
	}
	return pieces;
}

const breakable = (word: string) => word.split(/(?<=[-/])/);

function drawRuns(doc: PDFKit.PDFDocument, runs: Run[], style: TextStyle, x: number, baseline: number): number {
	let at = x;
	for (const run of runs) {
		const options = { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing(style) } as const;
		doc.font(run.font).fontSize(style.size).fillColor(style.color).text(run.text, at, baseline, options);
		at += doc.widthOfString(run.text, { characterSpacing: spacing(style) }) + spacing(style);
	}
	return at;
}

const spacing = ({ size, tracking = 0 }: TextStyle) => size * tracking;

function isRightToLeft(text: string): boolean {
	return /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);
}

/** The words from right to left, each with what it says: its letters stand in the order in which they are seen. */
function drawRightToLeft(doc: PDFKit.PDFDocument, text: string, style: TextStyle, x: number, baseline: number): void {
	let end = x + widthOf(doc, text.trimEnd(), style);
	for (const word of text.match(/\S+\s*/g) ?? []) {
		doc.markContent('Span', { actual: word });
		drawRuns(doc, runsOf(doc, style.typeface, word.trimEnd()), style, end - widthOf(doc, word.trimEnd(), style), baseline);
		doc.endMarkedContent();
		end -= widthOf(doc, word, style);
	}
}
