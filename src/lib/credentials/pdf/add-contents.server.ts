import type { CertificateWords } from '../certificate-words.ts';
import type { Look } from './look.ts';
import { addParts, heightOf, type Part, page, type Sheet } from './sheet.server.ts';
import { layOut, type TextStyle } from './text-block.server.ts';

const factsWidth = 176;
const factsX = page.width - page.margin - factsWidth;
const outcomesWidth = factsX - page.margin - 36;
/** Below a list that another follows. */
const afterList = 14;
/** The type of lists, by the room that there is. */
const sizes = [12, 11, 10, 9] as const;

/** Where the next part may stand: from `y` to `bottom`. */
interface Place {
	y: number;
	bottom: number;
}

/** A list under a heading; `lang` where an item is in another language than the document. */
export interface List {
	heading: string;
	items: { label: string; text: string; lang: string | undefined }[];
}

/**
 * Adds lists below each other, in the largest type in which all have room on the first page. Where they have none, each list
 * that does not fit stands on a page of its own, and one that is longer than that goes on to the next.
 */
export function addLists(sheet: Sheet, lists: readonly List[], look: Look, from: Place): void {
	const at = { ...from };
	const together = sizeFor(sheet, lists, look, at);
	for (const [i, list] of lists.entries()) {
		const here = together ?? sizeFor(sheet, [list], look, at);
		if (!here && i > 0) turnPage(sheet, at);
		const size = here ?? sizeFor(sheet, [list], look, at) ?? sizes[1];
		addList(sheet, list, { ...look, read: { ...look.read, size } }, at);
		at.y += afterList;
	}
	sheet.doc.switchToPage(0);
}

/** Moves `at` to where the list ends. */
function addList(sheet: Sheet, { heading, items }: List, look: Look, at: Place): void {
	const { doc, root } = sheet;
	const title = headingPart(sheet, heading, look, outcomesWidth);
	const { indent, blocks } = layOutItems(doc, items, look.read);
	ensureRoom(sheet, heightOf([title]) + (blocks[0]?.height ?? 0), at);
	at.y = addParts(sheet, [title], page.margin, at.y);
	const list = doc.struct('L');
	root.add(list);
	for (const [i, block] of blocks.entries()) {
		ensureRoom(sheet, block.height, at);
		const { label = '', lang } = items[i] ?? {};
		const item = doc.struct('LI', lang ? { lang } : {});
		list.add(item);
		addParts(sheet, [{ type: 'Lbl', block: layOut(doc, label, look.read, indent), after: 0 }], page.margin, at.y, item);
		at.y = addParts(sheet, [{ type: 'LBody', block, after: 5 }], page.margin + indent, at.y, item);
	}
}

/** Numbers stand further in than dashes. */
function layOutItems(doc: PDFKit.PDFDocument, items: List['items'], style: TextStyle) {
	const indent = items.some(({ label }) => label.length > 1) ? 22 : 14;
	return { indent, blocks: items.map(({ text }) => layOut(doc, text, style, outcomesWidth - indent)) };
}

function ensureRoom(sheet: Sheet, height: number, at: Place): void {
	if (at.y + height > at.bottom) turnPage(sheet, at);
}

function turnPage({ doc }: Sheet, at: Place): void {
	doc.addPage();
	Object.assign(at, { y: page.margin + 16, bottom: page.height - page.margin });
}

/** Adds the certificate's facts as a list of terms and values, beside what was learned. */
export function addFacts(
	sheet: Sheet,
	words: CertificateWords,
	look: Look,
	{ heading, top }: { heading: string; top: number },
): void {
	const { doc, root } = sheet;
	const x = words.outcomes.length + words.cases.length > 0 ? factsX : page.margin;
	let y = addParts(sheet, [headingPart(sheet, heading, look, factsWidth)], x, top);
	const list = doc.struct('L');
	root.add(list);
	for (const parts of factParts(sheet, words, look)) {
		const item = doc.struct('LI');
		list.add(item);
		y = addParts(sheet, parts, x, y, item);
	}
}

/** The room that the facts need below each other, their heading with them. */
export function factsHeight(sheet: Sheet, words: CertificateWords, look: Look): number {
	return heightOf([headingPart(sheet, words.kind, look, factsWidth), ...factParts(sheet, words, look).flat()]);
}

function factParts({ doc }: Sheet, { facts }: CertificateWords, look: Look): Part[][] {
	return facts.map(({ term, value }) => [
		{ type: 'Lbl', block: layOut(doc, term, look.label, factsWidth), after: 0 },
		{ type: 'LBody', block: layOut(doc, value, look.text, factsWidth), after: 8 },
	]);
}

function headingPart({ doc }: Sheet, text: string, look: Look, width: number): Part {
	return { type: 'H2', block: layOut(doc, text, look.heading, width), after: 8 };
}

/** The largest type in which lists have room from a place to the end of its page, if there is one. */
function sizeFor(sheet: Sheet, lists: readonly List[], look: Look, { y, bottom }: Place): number | undefined {
	const heightIn = (size: number) =>
		lists.reduce((sum, { heading, items }) => {
			const { blocks } = layOutItems(sheet.doc, items, { ...look.read, size });
			const title = heightOf([headingPart(sheet, heading, look, outcomesWidth)]);
			return sum + title + blocks.reduce((height, block) => height + block.height + 5, 0) + afterList;
		}, -afterList);
	return sizes.find((size) => y + heightIn(size) <= bottom);
}
