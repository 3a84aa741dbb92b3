import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import { oklchToHex } from './art/oklch.ts';
import { drawCaseArt } from './case-art.ts';

/** What a case's Open Graph card says. */
export interface CaseCardText {
	slug: string;
	title: string;
	/** `Kari Nordmann, Havvindlaget`: under the title, two lines at most. */
	guests: string;
	/** `Energi og klima · #0608`: one line over the title. */
	filedUnder: string;
	siteName: string;
	/** Hue of the theme, 0 to 359. */
	hue: number;
}

const width = 1200;
const height = 630;
const textWidth = 640;
const titleHeight = 312;
const titleSizes = [88, 80, 74, 68, 62, 56, 50, 44, 38, 33];
const longestTitle = 200;

/** Draws the picture that a shared link shows, 1200 × 630 pixels, as PNG. */
export async function drawCaseCard(text: CaseCardText): Promise<Uint8Array> {
	const svg = await satori(await layOut({ ...text, title: shorten(text.title, longestTitle) }), {
		width,
		height,
		fonts: fonts(),
	});
	return (await renderAsync(svg, { fitTo: { mode: 'original' }, font: { loadSystemFonts: false } })).asPng();
}

/** An element in the form that satori lays out. */
export interface Box {
	type: string;
	props: Record<string, unknown>;
	key: null;
}

export function box(style: Record<string, string | number>, children?: string | Box[]): Box {
	return { type: 'div', key: null, props: { style: { display: 'flex', ...style }, children } };
}

export function drawing(svg: string, width: number, height: number): Box {
	const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
	return { type: 'img', key: null, props: { width, height, src, style: { flexShrink: 0 } } };
}

async function layOut(text: CaseCardText): Promise<Box> {
	const accent = oklchToHex(0.43, 0.12, text.hue);
	const artWidth = width - textWidth - 2 * 56;
	const art = drawCaseArt({ slug: text.slug, hue: text.hue, width: artWidth, height });
	return box(
		{ width, height, background: oklchToHex(0.975, 0.014, text.hue), color: oklchToHex(0.26, 0.06, text.hue), fontFamily },
		[
			box(
				{ width: textWidth, flexShrink: 0, flexDirection: 'column', padding: '52px 56px 48px', justifyContent: 'space-between' },
				[
					box({ fontSize: 26, fontWeight: 600, color: accent, lineClamp: 1, display: 'block' }, shorten(text.filedUnder, 60)),
					box({ flexDirection: 'column', gap: 26 }, [
						box({ ...titleStyle, fontSize: await fittingSize(text.title) }, text.title),
						box({ fontSize: 28, fontWeight: 500, lineHeight: 1.3, lineClamp: 2, display: 'block' }, shorten(text.guests, 120)),
					]),
					box({ alignItems: 'center', gap: 16, fontSize: 26, fontWeight: 700 }, [
						drawing(mark(accent), 44, 44),
						box({}, shorten(text.siteName, 40)),
					]),
				],
			),
			drawing(art, artWidth, height),
		],
	);
}

export const fontFamily = 'Schibsted Grotesk, Schibsted Grotesk Extended';
const titleStyle = {
	width: textWidth,
	fontWeight: 800,
	letterSpacing: '-0.02em',
	lineHeight: 1.06,
	textWrap: 'balance',
	wordBreak: 'break-word',
};

/** The largest size at which the title fits its place without breaking a word. */
async function fittingSize(title: string): Promise<number> {
	const longestWord = title.split(/[\s-]+/).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
	for (const fontSize of titleSizes) {
		const inked = await measure(box({ ...titleStyle, fontFamily, fontSize }, title), { width: textWidth });
		const word = await measure(box({ ...titleStyle, width: 'auto', fontFamily, fontSize }, longestWord), { height: 100 });
		if (inked.height <= titleHeight && word.width <= textWidth) return fontSize;
	}
	return titleSizes.at(-1) ?? 33;
}

export async function measure(
	element: Box,
	room: { width: number } | { height: number },
	withFonts = fonts(),
): Promise<{ width: number; height: number }> {
	const svg = await satori(element, { ...room, fonts: withFonts });
	const [, measuredWidth, measuredHeight] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
	return { width: Number(measuredWidth), height: Number(measuredHeight) };
}

export function shorten(text: string, most: number): string {
	return text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$/, '')} …`;
}

/** The site's mark, as in `Wordmark.svelte`: two voices that meet. */
export const mark = (ink: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="44" height="44">
	<path fill="${ink}" d="M2 19a10 10 0 0 1 20 0a10 10 0 0 1-10 10H2z"/>
	<path fill="#ffa63d" d="M10 13a10 10 0 0 1 10-10h10v10a10 10 0 0 1-20 0z"/>
	<path fill="#e0492f" d="M10.8 9.07A10 10 0 0 1 21.2 22.93A10 10 0 0 1 10.8 9.07z"/>
</svg>`;

let loaded: Font[] | undefined;

export function fonts(): Font[] {
	loaded ??= ([500, 600, 700, 800] as const).flatMap((weight) => [
		{ name: 'Schibsted Grotesk', weight, data: fontFile('latin', weight) },
		{ name: 'Schibsted Grotesk Extended', weight, data: fontFile('latin-ext', weight) },
	]);
	return loaded;
}

function fontFile(subset: string, weight: number): Buffer {
	const name = `@fontsource/schibsted-grotesk/files/schibsted-grotesk-${subset}-${weight}-normal.woff`;
	return readFileSync(createRequire(import.meta.url).resolve(name));
}
