import { qrPath } from './draw-qr.ts';
import type { Look } from './look.ts';
import { addFigure, addParts, decorate, type Part, page, type Sheet } from './sheet.server.ts';
import { layOut } from './text-block.server.ts';

const side = 92;
const x = page.margin + side + 24;
const width = page.width - page.margin - x;
const top = page.height - page.margin - side;

/** The lowest that what stands above may reach. */
export const checkTop = top - 28;

/** What the foot of a certificate says of checking it. */
export interface CheckWords {
	heading: string;
	paragraphs: string[];
	id: string;
	/** The address of the certificate's page, and the words that stand for its QR code. */
	address: string;
	qrAlt: string;
}

/** Adds how to check the certificate, with a QR code and a link to its page. */
export function addCheck(sheet: Sheet, { heading, paragraphs, address, qrAlt, id }: CheckWords, look: Look): void {
	const { doc, root } = sheet;
	decorate(sheet, () => doc.rect(page.margin, top - 20, page.width - 2 * page.margin, 1).fill(look.label.color));
	const parts: Part[] = [
		{ type: 'H2', block: layOut(doc, heading, { ...look.heading, size: 12 }, width), after: 3 },
		...paragraphs.map((text): Part => ({ type: 'P', block: layOut(doc, text, { ...look.text, size: 8.5 }, width), after: 3 })),
	];
	const y = addParts(sheet, parts, x, top);
	const link = doc.struct('Link');
	root.add(doc.struct('P').add(link));
	const block = layOut(doc, address, { ...look.label, size: 8.5 }, width);
	const below = addParts(sheet, [{ type: 'Span', block, after: 1 }], x, y, link);
	doc.link(x, y, width, block.height, address, annotation(link, qrAlt));
	addParts(sheet, [{ type: 'P', block: layOut(doc, id, { ...look.text, size: 8.5 }, width), after: 0 }], x, below);
	addFigure(sheet, qrAlt, { x: page.margin, y: top, side }, () => doc.path(qrPath(address, side)).fill(look.text.color));
}

/** Ties a link to its place in the structure and gives it words (PDF/UA-1, 7.18.5); pdfkit's types lack the one. */
function annotation(structParent: PDFKit.PDFStructureElement, alt: string): object {
	return { structParent, Contents: new String(alt) };
}
