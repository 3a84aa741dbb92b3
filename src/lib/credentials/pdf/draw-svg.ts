import { SaxesParser, type SaxesTagPlain } from 'saxes';

type Attributes = Record<string, string>;

/**
 * Draws one of our own pictures into a PDF as shapes: `svg`, `g`, `path`, `circle` and `clipPath` around one path, with
 * fills, strokes, `translate`, `rotate` and `scale`. Other elements draw nothing.
 */
export function drawSvg(doc: PDFKit.PDFDocument, svg: string): void {
	const clips = new Map<string, string>();
	const inherited: Attributes[] = [{}];
	let clipId: string | undefined;
	const open = ({ name, attributes }: SaxesTagPlain) => {
		const style = { ...inherited.at(-1), ...painted(attributes) };
		inherited.push(style);
		doc.save();
		if (name === 'clipPath') clipId = attributes.id;
		else if (clipId !== undefined) clips.set(clipId, attributes.d ?? '');
		else enter(doc, name, attributes, style, clips);
	};
	const close = ({ name }: SaxesTagPlain) => {
		if (name === 'clipPath') clipId = undefined;
		inherited.pop();
		doc.restore();
	};
	const parser = new SaxesParser();
	parser.on('opentag', open);
	parser.on('closetag', close);
	parser.write(svg).close();
}

function painted({ fill, stroke, 'stroke-width': width, 'stroke-linecap': cap }: Attributes): Attributes {
	return Object.fromEntries(
		Object.entries({ fill, stroke, width, cap }).filter(([, value]) => value !== undefined),
	) as Attributes;
}

function enter(doc: PDFKit.PDFDocument, name: string, attributes: Attributes, style: Attributes, clips: Map<string, string>) {
	const clip = /url\(#(.+)\)/.exec(attributes['clip-path'] ?? '')?.[1];
	if (clip !== undefined) doc.path(clips.get(clip) ?? '').clip();
	doc.translate(Number(attributes.x ?? 0), Number(attributes.y ?? 0));
	transform(doc, attributes.transform ?? '');
	if (name === 'path') paint(doc.path(attributes.d ?? ''), style);
	if (name === 'circle') paint(doc.circle(Number(attributes.cx), Number(attributes.cy), Number(attributes.r)), style);
}

function transform(doc: PDFKit.PDFDocument, text: string): void {
	for (const [, kind, given = ''] of text.matchAll(/(\w+)\(([^)]*)\)/g)) {
		const [first = 0, second, third = 0] = given.split(/[\s,]+/).map(Number);
		if (kind === 'translate') doc.translate(first, second ?? 0);
		if (kind === 'scale') doc.scale(first, second ?? first);
		if (kind === 'rotate') doc.rotate(first, { origin: [second ?? 0, third] });
	}
}

function paint(doc: PDFKit.PDFDocument, { fill, stroke, width, cap }: Attributes): void {
	if (stroke) doc.lineWidth(Number(width ?? 1)).lineCap(cap ?? 'butt');
	// A stroke without a fill is meant as a line: none of our pictures fills one with black.
	if (fill && fill !== 'none') doc.fill(fill);
	else if (stroke) doc.stroke(stroke);
	else doc.fill('#000000');
}
