import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { systemFonts } from './system-fonts.server.ts';
import { unpackWoff } from './unpack-woff.ts';

/** The typefaces of a certificate: one speaks, one is read. */
export type Typeface = 'sans' | 'sansHeavy' | 'serif' | 'serifMedium';

/** A stretch of text and the font that has its letters. */
export interface Run {
	font: string;
	text: string;
}

const require = createRequire(import.meta.url);
const grotesk = (subset: string, weight: number) =>
	require.resolve(`@fontsource/schibsted-grotesk/files/schibsted-grotesk-${subset}-${weight}-normal.woff`);
const newsreader = (subset: string, weight: number) =>
	require.resolve(`@fontsource/newsreader/files/newsreader-${subset}-${weight}-normal.woff`);

/** The families that are asked for a word, in this order; a family's files share its letters out by script. */
const own = {
	sans: () => [family(grotesk, 500, ['latin', 'latin-ext']), family(newsreader, 500)],
	sansHeavy: () => [family(grotesk, 800, ['latin', 'latin-ext']), family(newsreader, 800)],
	serif: () => [family(newsreader, 400)],
	serifMedium: () => [family(newsreader, 600)],
} satisfies Record<Typeface, () => string[][]>;

function family(file: typeof grotesk, weight: number, subsets = ['latin', 'latin-ext', 'vietnamese']): string[] {
	return subsets.map((subset) => file(subset, weight));
}

/**
 * Cuts text into runs of letters that one font has. A word keeps to one family where that is possible; a letter that no
 * font has stays as an empty box. `others` are font files to ask when our own typefaces lack a letter.
 */
export function runsOf(doc: PDFKit.PDFDocument, typeface: Typeface, text: string, others = systemFonts()): Run[] {
	const families = [...own[typeface](), ...others.map((file) => [file])];
	const runs: Run[] = [];
	for (const word of text.match(/\S*\s*/g) ?? []) {
		const letters = [...word].filter((letter) => !isSpace(letter));
		const whole = families.find((files) => letters.every((letter) => fontWith(doc, files, letter)));
		for (const letter of word) addLetter(runs, letter, fontWith(doc, whole ?? families.flat(), letter) ?? families[0]?.[0] ?? '');
	}
	return runs;
}

function addLetter(runs: Run[], letter: string, font: string): void {
	const last = runs.at(-1);
	if (last && (last.font === font || isSpace(letter))) last.text += letter;
	else runs.push({ font, text: letter });
}

/** Whether some letter of a text has no font here. */
export function lacksLetters(doc: PDFKit.PDFDocument, text: string, others = systemFonts()): boolean {
	const files = [...own.sans().flat(), ...others];
	return [...text].some((letter) => !isSpace(letter) && fontWith(doc, files, letter) === undefined);
}

function fontWith(doc: PDFKit.PDFDocument, files: string[], letter: string): string | undefined {
	const codePoint = letter.codePointAt(0) ?? 0;
	return files.find((file) => opened(doc, file).hasGlyphForCodePoint(codePoint));
}

const isSpace = (letter: string) => /\s/.test(letter);

interface OpenFont {
	hasGlyphForCodePoint(codePoint: number): boolean;
}

const openFonts = new WeakMap<PDFKit.PDFDocument, Map<string, OpenFont>>();

/** A font, opened in a document once. pdfkit's types hide that it can be asked for a letter. */
function opened(doc: PDFKit.PDFDocument, file: string): OpenFont {
	const fonts = openFonts.get(doc) ?? new Map<string, OpenFont>();
	openFonts.set(doc, fonts);
	const known = fonts.get(file);
	if (known) return known;
	if (file.endsWith('.woff')) doc.registerFont(file, unpacked(file));
	const { font } = (doc.font(file) as unknown as { _font: { font: OpenFont } })._font;
	fonts.set(file, font);
	return font;
}

const kept = new Map<string, Buffer>();

function unpacked(file: string): Buffer {
	const font = kept.get(file) ?? unpackWoff(readFileSync(file));
	kept.set(file, font);
	return font;
}
