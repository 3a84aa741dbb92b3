import PDFDocument from 'pdfkit';
import type { Locale } from '#lib/platform/locale.ts';
import { drawText, type TextBlock } from './text-block.server.ts';

/** A4, in points. */
export const page = { width: 595.28, height: 841.89, margin: 48 } as const;

/** A document that is read in the order in which its parts are added, wherever on the page they stand. */
export interface Sheet {
	doc: PDFKit.PDFDocument;
	root: PDFKit.PDFStructureElement;
}

/** Opens a tagged A4 document that promises PDF/A-3 and PDF/UA-1. */
export function openSheet({ title, locale, date }: { title: string; locale: Locale; date: Date }): Sheet {
	const doc = new PDFDocument({
		size: 'A4',
		margin: 0,
		pdfVersion: '1.7',
		subset: 'PDF/A-3a',
		tagged: true,
		lang: locale,
		displayTitle: true,
		bufferPages: true,
		info: { Title: plainXml(title), CreationDate: date, ModDate: date, Creator: 'Dugnad', Producer: 'PDFKit' },
	});
	doc.appendXML(universalAccess);
	const root = doc.struct('Document');
	doc.addStructure(root);
	return { doc, root };
}

/** Ends the document and gives its bytes. */
export async function closeSheet({ doc, root }: Sheet): Promise<Uint8Array> {
	root.end();
	doc.end();
	return Buffer.concat(await Array.fromAsync(doc as AsyncIterable<Buffer>));
}

/** Adds what is there to be looked at only. */
export function decorate({ doc }: Sheet, draw: () => void): void {
	doc.markContent('Artifact', { type: 'Layout' });
	doc.save();
	draw();
	doc.restore();
	doc.endMarkedContent();
}

/** A paragraph or heading; `lang` where it is in another language than the document, `after` the space below it. */
export interface Part {
	type: 'H1' | 'H2' | 'P' | 'Span' | 'Lbl' | 'LBody';
	lang?: string | undefined;
	block: TextBlock;
	after: number;
}

/** The height of parts below each other. */
export function heightOf(parts: readonly Part[]): number {
	return parts.reduce((sum, { block, after }) => sum + block.height + after, 0);
}

/** Adds parts below each other, to the document or to an element of it; gives the y below them. */
export function addParts({ doc, root }: Sheet, parts: readonly Part[], x: number, y: number, parent = root): number {
	let at = y;
	for (const { type, lang, block, after } of parts) {
		const top = at;
		parent.add(doc.struct(type, lang ? { lang } : {}, () => drawText(doc, block, x, top)));
		at += block.height + after;
	}
	return at;
}

/** Adds a picture with the words that stand for it, drawn from the upper left corner of its square. */
export function addFigure({ doc, root }: Sheet, alt: string, { x, y, side }: Square, draw: () => void): void {
	const options = { alt, bbox: [x, y, x + side, y + side] };
	const drawInPlace = () => {
		doc.save().translate(x, y);
		draw();
		doc.restore();
	};
	root.add(doc.struct('Figure', options, drawInPlace));
}

interface Square {
	x: number;
	y: number;
	side: number;
}

/** pdfkit writes the title into XML as it is. */
function plainXml(text: string): string {
	return text
		.toWellFormed()
		.replaceAll('&', '＆')
		.replaceAll('<', '‹')
		.replace(/\p{Cc}/gu, ' ');
}

/** Says that the document keeps PDF/UA-1; PDF/A wants the words of that explained. */
const universalAccess = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
	xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
	<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
		<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
		<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
		<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
		<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
			<pdfaProperty:category>internal</pdfaProperty:category>
			<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
			<pdfaProperty:name>part</pdfaProperty:name>
			<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
		</rdf:li></rdf:Seq></pdfaSchema:property>
	</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
