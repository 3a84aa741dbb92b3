import { mark } from '#lib/ui/case-card-picture.ts';
import type { CertificateWords } from '../certificate-words.ts';
import { drawSvg } from './draw-svg.ts';
import type { Look } from './look.ts';
import { addFigure, addParts, decorate, heightOf, type Part, page, type Sheet } from './sheet.server.ts';
import { drawText, fitIn, layOut } from './text-block.server.ts';

const badgeSide = 196;
const width = page.width - 2 * page.margin - badgeSide - 28;
/** From the head's upper edge to its words, and from those to its lower edge. */
const [above, below] = [122, 36];

/** What the head shows beside the words. */
export interface HeadPictures {
	/** The badge as SVG, 512 units wide, and the words that stand for it. */
	badge: string;
	badgeAlt: string;
	siteName: string;
}

/** Adds, where there is something to warn of, a band across the top of the page; gives the y at which it ends. */
export function addWarning(sheet: Sheet, { revoked }: CertificateWords, look: Look): number {
	if (!revoked) return 0;
	const room = page.width - 2 * page.margin;
	const parts: Part[] = [
		{ type: 'P', block: layOut(sheet.doc, revoked.title, look.warning, room), after: 2 },
		{ type: 'P', block: layOut(sheet.doc, revoked.reason, { ...look.text, color: look.warning.color }, room), after: 0 },
	];
	const height = 20 + heightOf(parts) + 16;
	decorate(sheet, () => sheet.doc.rect(0, 0, page.width, height).fill('#fbdcd8'));
	addParts(sheet, parts, page.margin, 20);
	return height;
}

/** Adds the coloured head: whose certificate, for what, and the badge; words that are many are smaller. Gives the y at which it ends. */
export function addHead(
	sheet: Sheet,
	words: CertificateWords,
	look: Look,
	{ top, bottom, badge, badgeAlt, siteName }: HeadPictures & { top: number; bottom: number },
): number {
	const trials = [1, 0.85, 0.7, 0.6, 0.5].map((scale) => headParts(sheet, words, look, scale));
	const parts = trials.find((trial) => top + above + heightOf(trial) + below <= bottom) ?? trials.at(-1) ?? [];
	const height = above + Math.max(heightOf(parts), badgeSide) + below;
	decorate(sheet, () => drawGround(sheet, { top, height, siteName }, look));
	addParts(sheet, parts, page.margin, top + above);
	const place = { x: page.width - page.margin - badgeSide, y: top + above, side: badgeSide };
	addFigure(sheet, badgeAlt, place, () => drawSvg(sheet.doc.scale(badgeSide / 512), badge));
	return top + height;
}

/** Says on further pages, to whoever finds one alone, what it belongs to; readers aloud are not told twice. */
export function addRunningHeads(sheet: Sheet, text: string, look: Look): void {
	const { doc } = sheet;
	const block = layOut(doc, text, look.label, page.width - 2 * page.margin);
	for (let number = 1; number < doc.bufferedPageRange().count; number++) {
		doc.switchToPage(number);
		decorate(sheet, () => drawText(doc, { ...block, lines: block.lines.slice(0, 1) }, page.margin, 22));
	}
	doc.switchToPage(0);
}

function headParts({ doc }: Sheet, words: CertificateWords, look: Look, scale: number): Part[] {
	const { kind, holder, hasCompleted, number, title, language } = words;
	const scaled = (sizes: number[]) => ({ width, sizes: sizes.map((size) => size * scale) });
	const named = fitIn(doc, holder, look.holder, { mostLines: 3, ...scaled([44, 40, 36, 32, 28, 24]) });
	const titled = fitIn(doc, title, look.title, { mostLines: 4, ...scaled([22, 20, 18, 16]) });
	const numbered = number && layOut(doc, number, { ...look.label, size: 13 }, width);
	return [
		{ type: 'P', block: layOut(doc, kind, { ...look.label, typeface: 'sansHeavy', size: 14 }, width), after: 4 },
		{ type: 'H1', block: named, after: 14 },
		{ type: 'P', block: layOut(doc, hasCompleted, { ...look.text, size: 12 }, width), after: 8 },
		{ type: 'P', lang: language, block: titled, after: 6 },
		...(numbered ? [{ type: 'P' as const, block: numbered, after: 0 }] : []),
	];
}

interface Ground {
	top: number;
	height: number;
	siteName: string;
}

function drawGround({ doc }: Sheet, { top, height, siteName }: Ground, look: Look): void {
	doc.rect(0, top, page.width, height).fill(look.wash);
	doc
		.save()
		.translate(page.margin, top + 46)
		.scale(28 / 32);
	drawSvg(doc, mark(look.label.color));
	doc.restore();
	const name = layOut(doc, siteName, { ...look.heading, size: 18, tracking: -0.04 }, page.width - 2 * page.margin - 40);
	drawText(doc, name, page.margin + 37, top + 49);
}
