import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import { oklchToHex } from './art/oklch.ts';
import { type Box, box, drawing, fontFamily, fonts, mark, measure, shorten } from './case-card-picture.ts';
import { quotationMarks } from './quotation-marks.ts';

/** What the picture of a quote says. */
export interface QuoteCardText {
	/** The words as they were said, without quotation marks; of a dialogue, each line begins with a dash: `– Hva?`. */
	text: string;
	speaker: string;
	caseTitle: string;
	siteName: string;
	/** Hue of the theme, 0 to 359. */
	hue: number;
	/** What was spoken, for the quotation marks; Norwegian unless said. */
	language?: string;
}

/** Square to download, 1080 × 1080 pixels; wide for shared links, which show 1200 × 630. */
export type QuoteCardShape = 'square' | 'wide';

const shapes = {
	square: { width: 1080, height: 1080, margin: 84, textHeight: 640 },
	wide: { width: 1200, height: 630, margin: 64, textHeight: 310 },
} as const;
const sizes = [132, 116, 104, 94, 84, 74, 66, 58, 52, 46, 41, 36, 32, 28];
const longestText = 900;

/** Draws a quote as PNG. */
export async function drawQuoteCard(card: QuoteCardText, shape: QuoteCardShape = 'square'): Promise<Uint8Array> {
	const { width, height } = shapes[shape];
	const text = marked(shorten(card.text.trim(), longestText), card.language);
	const svg = await satori(await layOut({ ...card, text }, shape), { width, height, fonts: quoteFonts() });
	return (await renderAsync(svg, { fitTo: { mode: 'original' }, font: { loadSystemFonts: false } })).asPng();
}

function marked(text: string, language = 'nb'): string {
	if (text.startsWith('– ')) return text;
	return quotationMarks(language).join(text);
}

async function layOut({ text, speaker, caseTitle, siteName, hue }: QuoteCardText, shape: QuoteCardShape): Promise<Box> {
	const { width, height, margin, textHeight } = shapes[shape];
	const textWidth = width - 2 * margin;
	const accent = oklchToHex(0.43, 0.12, hue);
	const frame = {
		width,
		height,
		flexDirection: 'column',
		justifyContent: 'space-between',
		boxSizing: 'border-box',
		padding: margin,
		background: oklchToHex(0.975, 0.014, hue),
		color: oklchToHex(0.26, 0.06, hue),
		fontFamily,
	};
	return box(frame, [
		box({ ...textStyle, width: textWidth, fontSize: await fittingSize(text, textWidth, textHeight) }, text),
		box({ flexDirection: 'column', gap: shape === 'wide' ? 10 : 20 }, [
			box({ fontSize: 34, fontWeight: 700, color: accent, lineClamp: 1, display: 'block' }, shorten(speaker, 80)),
			box({ fontSize: 30, fontWeight: 500, lineHeight: 1.3, lineClamp: 2, display: 'block' }, shorten(caseTitle, 120)),
			box({ alignItems: 'center', gap: 16, fontSize: 28, fontWeight: 700 }, [
				drawing(mark(accent), 44, 44),
				box({}, shorten(siteName, 40)),
			]),
		]),
	]);
}

const textStyle = {
	fontFamily: 'Newsreader, Newsreader Extended',
	fontWeight: 500,
	letterSpacing: '-0.015em',
	lineHeight: 1.12,
	textWrap: 'balance',
	whiteSpace: 'pre-wrap',
	wordBreak: 'break-word',
};

/** The largest size at which the whole quote has room and no word is broken; every trial takes time, so halve and halve. */
async function fittingSize(text: string, width: number, height: number): Promise<number> {
	const longestWord = text.split(/[\s-]+/).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
	const word = await measure(box({ ...textStyle, fontSize: 100 }, longestWord), { height: 200 }, quoteFonts());
	let [first, last] = [sizes.findIndex((size) => (word.width * size) / 100 <= width), sizes.length - 1];
	while (first >= 0 && first < last) {
		const middle = Math.floor((first + last) / 2);
		const inked = await measure(box({ ...textStyle, width, fontSize: sizes[middle] ?? 0 }, text), { width }, quoteFonts());
		if (inked.height <= height) last = middle;
		else first = middle + 1;
	}
	return sizes[last] ?? 28;
}

let loaded: Font[] | undefined;

/** A quote is set in the serif, as on the site; the names below it are not. */
function quoteFonts(): Font[] {
	loaded ??= [
		...fonts(),
		{ name: 'Newsreader', weight: 500, data: serifFile('latin') },
		{ name: 'Newsreader Extended', weight: 500, data: serifFile('latin-ext') },
	];
	return loaded;
}

function serifFile(subset: string): Buffer {
	const name = `@fontsource/newsreader/files/newsreader-${subset}-500-normal.woff`;
	return readFileSync(createRequire(import.meta.url).resolve(name));
}
