import { Invalid } from '#lib/platform/errors.ts';
import { unzipFile } from '#lib/platform/unzip.ts';
import { isNameLike } from './label.ts';
import { type ParsedFile, type Piece, type SkippedLine, skippedLine } from './piece.ts';
import { readLabels } from './read-labels.ts';
import { paragraphsAsTurns } from './read-text.ts';
import { readXml, type XmlReader } from './read-xml.ts';

interface Paragraph {
	text: string;
	style: string;
}

/** Much more than any conversation; what unpacks to more is made to fill the memory. */
const MOST_BYTES = 50_000_000;
/** What was deleted or moved away, and the second rendering of what older programs cannot show. */
const HIDDEN = new Set(['del', 'moveFrom', 'Fallback']);
const MARKS = new Map([
	['tab', ' '],
	['br', '\n'],
	['cr', '\n'],
	['noBreakHyphen', '\u2011'],
]);
/** Built-in styles, whose ids are in the language of the program that made them. */
const HEADING = /^(?:heading|overskrift)/i;
const TITLE = /^(?:title|subtitle|tittel|undertittel)/i;

/**
 * Reads a Word document (ECMA-376) by the rules of plain text: its paragraphs are the paragraphs, a label begins
 * a turn. A heading that is a name labels what is below it; other headings are left out. Lines are paragraph numbers.
 */
export function readDocx(file: Uint8Array, people: readonly string[]): ParsedFile {
	const skipped: SkippedLine[] = [];
	const paragraphs = paragraphsOfDocument(xmlOf(file), skipped);
	const pieces = paragraphs.flatMap((paragraph, i) => readParagraph(paragraph, i + 1, skipped));
	const labelled = readLabels(pieces, people, 'never');
	return { pieces: paragraphsAsTurns(labelled.pieces), skipped: [...skipped, ...labelled.skipped] };
}

function xmlOf(file: Uint8Array): string {
	if (file[0] === 0xd0 && file[1] === 0xcf)
		throw new Invalid('The file is an old or encrypted Word document. Save it as .docx without a password.');
	const document = unzipFile(file, partOf(decode(unzipFile(file, '_rels/.rels', MOST_BYTES))), MOST_BYTES);
	if (document) return decode(document);
	throw new Invalid('The file is no Word document: it has no text. Save it as .docx, or as plain text.');
}

/** Where in the archive the document stands, by the relations that every archive of the kind begins with. */
function partOf(relations: string): string {
	let part = 'word/document.xml';
	const open = (_: string, { Type = '', Target = '' }: Readonly<Record<string, string>>) => {
		if (Type.endsWith('/officeDocument')) part = Target.replace(/^\//, '');
	};
	readXml(relations, { open, close() {}, text() {} }, []);
	return part;
}

function decode(bytes: Uint8Array | undefined): string {
	return new TextDecoder().decode(bytes);
}

function paragraphsOfDocument(xml: string, skipped: SkippedLine[]): Paragraph[] {
	const document = new WordDocument();
	readXml(xml, document, skipped);
	return document.paragraphs;
}

class WordDocument implements XmlReader {
	readonly paragraphs: Paragraph[] = [];
	/** A text box stands inside a paragraph. */
	readonly #open: Paragraph[] = [];
	#hidden = 0;
	#isText = false;

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		const paragraph = this.#open.at(-1);
		if (HIDDEN.has(name)) this.#hidden++;
		if (name === 'p') this.#open.push({ text: '', style: '' });
		if (name === 'pStyle' && paragraph) paragraph.style = attributes.val ?? '';
		this.#isText = name === 't';
		if (paragraph && this.#hidden === 0) paragraph.text += MARKS.get(name) ?? '';
	}

	close(name: string): void {
		if (HIDDEN.has(name)) this.#hidden--;
		this.#isText = false;
		const paragraph = name === 'p' ? this.#open.pop() : undefined;
		if (paragraph) this.paragraphs.push(paragraph);
	}

	text(text: string): void {
		const paragraph = this.#open.at(-1);
		if (paragraph && this.#isText && this.#hidden === 0) paragraph.text += text;
	}
}

function readParagraph({ text, style }: Paragraph, line: number, skipped: SkippedLine[]): Piece[] {
	const words = text.trim();
	const isName = HEADING.test(style) && isNameLike(words.replace(/:$/, ''));
	if (isName) return [{ line, text: `${words.replace(/:$/, '')}:`, joins: 'paragraph' }];
	if (words && (HEADING.test(style) || TITLE.test(style))) {
		skipped.push(skippedLine(line, words, 'It is a heading and not what somebody said.'));
		return [];
	}
	const lines = words.split('\n').filter((part) => part.trim());
	return lines.map((part, i) => ({ line, text: part.trim(), ...(i === 0 && { joins: 'paragraph' as const }) }));
}
