import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { drawCaseArt } from '#lib/ui/case-art.ts';
import { drawSvg } from './draw-svg.ts';

/** The content of a page that holds a picture, as PDF's own operators. */
async function operators(svg: string): Promise<string> {
	const doc = new PDFDocument({ compress: false, margin: 0 });
	drawSvg(doc, svg);
	doc.end();
	const text = Buffer.concat(await Array.fromAsync(doc as AsyncIterable<Buffer>)).toString('latin1');
	return /stream\n([\s\S]*?)endstream/.exec(text)?.[1] ?? '';
}

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

test('shapes, strokes and what is handed down come out as operators', async () => {
	const drawn = await operators(
		'<svg><g fill="none" stroke="#ff0000" stroke-width="3"><circle cx="5" cy="5" r="2"/></g><path fill="#00ff00" d="M0 0h9v9z"/></svg>',
	);
	expect(drawn).toMatch(/3 w[\s\S]*1 0 0 SCN[\s\S]*\nS\n/);
	expect(drawn).toMatch(/0 1 0 scn[\s\S]*\nf\n/);
	expect([count(drawn, /\nf\n/g), count(drawn, /\nS\n/g)]).toEqual([1, 1]);
});

test('a clip path clips and is not drawn itself; a picture within one moves', async () => {
	const drawn = await operators(
		'<svg><clipPath id="a"><path d="M1 1h2v2z"/></clipPath><g clip-path="url(#a)"><svg x="7" y="8"><path fill="#000000" d="M0 0h1z"/></svg></g></svg>',
	);
	expect(drawn).toMatch(/1 1 m[\s\S]*\nW n\n[\s\S]*1 0 0 1 7 8 cm[\s\S]*0 0 m[\s\S]*\nf\n/);
	expect(count(drawn, /\nf\n/g)).toBe(1);
});

test('what is turned is turned about its own middle', async () => {
	const drawn = await operators(
		'<svg><g transform="translate(10 20) rotate(90 5 5)"><path fill="#000000" d="M0 0h1z"/></g></svg>',
	);
	expect(drawn).toMatch(/1 0 0 1 10 20 cm[\s\S]*0 1 -1 0 10 0 cm/);
});

test('every family of case pictures is drawn whole', async () => {
	for (let i = 0; i < 40; i++) {
		const svg = drawCaseArt({ slug: `case-${i}`, hue: i * 9 });
		const shapes = count(svg.replace(/<clipPath[\s\S]*?<\/clipPath>/g, ''), /<(path|circle)/g);
		const drawn = await operators(svg);
		expect(count(drawn, /\n(f|S)\n/g), `case-${i}`).toBe(shapes);
		expect(count(drawn, /\nW n\n/g), `case-${i}`).toBe(count(svg, / clip-path="/g));
	}
});
