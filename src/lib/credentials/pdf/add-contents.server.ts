import type { CertificateWords } from '../certificate-words.ts';
import type { Look } from './look.ts';
import { addParts, heightOf, type Part, page, type Sheet } from './sheet.server.ts';
import { layOut, type TextBlock } from './text-block.server.ts';

const factsWidth = 176;
const factsX = page.width - page.margin - factsWidth;
const outcomesWidth = factsX - page.margin - 36;
const indent = 14;

/** What a part of the contents is called, and where it may stand on the first page. */
export interface ContentsPlace {
	heading: string;
	top: number;
	bottom: number;
}

/** Adds the list of what was learned: in smaller type if there is much of it, on further pages if it is still too long. */
export function addOutcomes(sheet: Sheet, words: CertificateWords, look: Look, { heading, top, bottom }: ContentsPlace): void {
	const { doc, root } = sheet;
	if (words.outcomes.length === 0) return;
	let y = addParts(sheet, [headingPart(sheet, heading, look, outcomesWidth)], page.margin, top);
	let lowest = bottom;
	const list = doc.struct('L');
	root.add(list);
	for (const block of outcomeBlocks(sheet, words, look, bottom - y)) {
		if (y + block.height > lowest) {
			doc.addPage();
			[y, lowest] = [page.margin, page.height - page.margin];
		}
		const item = doc.struct('LI', words.language ? { lang: words.language } : {});
		list.add(item);
		const label = layOut(doc, '–', block.style, indent);
		addParts(sheet, [{ type: 'Lbl', block: label, after: 0 }], page.margin, y, item);
		y = addParts(sheet, [{ type: 'LBody', block, after: 5 }], page.margin + indent, y, item);
	}
	doc.switchToPage(0);
}

/** Adds the certificate's facts as a list of terms and values, beside what was learned. */
export function addFacts(sheet: Sheet, words: CertificateWords, look: Look, { heading, top }: ContentsPlace): void {
	const { doc, root } = sheet;
	const x = words.outcomes.length > 0 ? factsX : page.margin;
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

/** The outcomes in the largest type in which all have room, at the least 9 points. */
function outcomeBlocks({ doc }: Sheet, { outcomes }: CertificateWords, look: Look, room: number): TextBlock[] {
	const sized = (size: number) => outcomes.map((text) => layOut(doc, text, { ...look.read, size }, outcomesWidth - indent));
	const fitting = [12, 11, 10].find((size) => sized(size).reduce((sum, { height }) => sum + height + 5, 0) <= room);
	return sized(fitting ?? 9);
}
