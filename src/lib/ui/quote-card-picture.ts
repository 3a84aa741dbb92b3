import { renderAsync } from '@resvg/resvg-js';
import satori from 'satori';
import { oklchToHex } from './art/oklch.ts';
import { type Box, box, drawing, fontFamily, fonts, mark, measure, shorten } from './case-card-picture.ts';

/** What the picture of a quote says. */
export interface QuoteCardText {
	/** The words as they were said, without quotation marks. */
	text: string;
	speaker: string;
	caseTitle: string;
	siteName: string;
	/** Hue of the theme, 0 to 359. */
	hue: number;
}

const side = 1080;
const margin = 84;
const textWidth = side - 2 * margin;
const textHeight = 640;
const sizes = [84, 74, 66, 58, 52, 46, 41, 36, 32, 28];
const longestText = 900;

/** Draws a quote as a square picture, 1080 × 1080 pixels, as PNG. */
export async function drawQuoteCard(card: QuoteCardText): Promise<Uint8Array> {
	const svg = await satori(await layOut({ ...card, text: `«${shorten(card.text.trim(), longestText)}»` }), {
		width: side,
		height: side,
		fonts: fonts(),
	});
	return (await renderAsync(svg, { fitTo: { mode: 'original' }, font: { loadSystemFonts: false } })).asPng();
}

async function layOut({ text, speaker, caseTitle, siteName, hue }: QuoteCardText): Promise<Box> {
	const accent = oklchToHex(0.43, 0.12, hue);
	const frame = {
		width: side,
		height: side,
		flexDirection: 'column',
		justifyContent: 'space-between',
		padding: margin,
		background: oklchToHex(0.975, 0.014, hue),
		color: oklchToHex(0.26, 0.06, hue),
		fontFamily,
	};
	return box(frame, [
		box({ ...textStyle, fontSize: await fittingSize(text) }, text),
		box({ flexDirection: 'column', gap: 20 }, [
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
	width: textWidth,
	fontWeight: 700,
	letterSpacing: '-0.015em',
	lineHeight: 1.16,
	textWrap: 'balance',
	wordBreak: 'break-word',
};

/** The largest size at which the whole quote has room. */
async function fittingSize(text: string): Promise<number> {
	for (const fontSize of sizes) {
		const inked = await measure(box({ ...textStyle, fontFamily, fontSize }, text), { width: textWidth });
		if (inked.height <= textHeight) return fontSize;
	}
	return sizes.at(-1) ?? 28;
}
