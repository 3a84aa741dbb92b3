import { escapeUTF8 } from 'entities';
import { type SiteColours, type Tokens, themeOf } from './site-colours.ts';

/** What the sample page says. */
export interface SampleWords {
	heading: string;
	text: string;
	quiet: string;
	button: string;
	marked: string;
}

const [width, height] = [360, 250];

/** A page in these colours, in the light and in the dark, with remarks below. For colours that pass `checkColours`. */
export function drawSiteColours(colours: SiteColours, words: SampleWords, remarks: readonly string[] = []): string {
	const { light, dark } = themeOf(colours);
	const tall = height + remarks.length * 26 + (remarks.length > 0 ? 14 : 0);
	const lines = remarks
		.map((remark, at) => text(remark, { x: 12, y: height + 28 + at * 26, fill: '#252d29', size: 14 }))
		.join('');
	const ground = remarks.length > 0 ? `<rect y="${height}" width="${2 * width}" height="${tall - height}" fill="#ffffff"/>` : '';
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * width} ${tall}" font-family="system-ui,sans-serif">${sample(light, words)}<g transform="translate(${width} 0)">${sample(dark, words)}</g>${ground}${lines}</svg>`;
}

function sample(tokens: Tokens, words: SampleWords): string {
	const t = (name: string) => tokens[name] ?? '';
	const ink = t('--ds-color-text-default');
	return [
		`<rect width="${width}" height="${height}" fill="${t('--paper')}"/>`,
		`<rect width="${width}" height="104" fill="${t('--leaf')}"/>`,
		text(words.heading, { x: 24, y: 50, fill: ink, size: 28, weight: 750 }),
		text(words.text, { x: 24, y: 80, fill: ink, size: 16 }),
		`<rect x="24" y="124" width="${button(words.button)}" height="38" rx="19" fill="${t('--ds-color-base-default')}"/>`,
		text(words.button, { x: 42, y: 148, fill: t('--ds-color-base-contrast-default'), size: 15, weight: 650 }),
		`<rect x="${44 + button(words.button)}" y="130" width="${22 + words.marked.length * 8}" height="26" fill="${t('--multe')}"/>`,
		text(words.marked, { x: 55 + button(words.button), y: 148, fill: t('--on-bright'), size: 15 }),
		text(words.quiet, { x: 24, y: 190, fill: t('--ds-color-text-subtle'), size: 15 }),
		`<rect y="208" width="${width}" height="42" fill="${t('--deep')}"/>`,
		text(words.text, { x: 24, y: 234, fill: t('--on-deep'), size: 14 }),
	].join('');
}

const button = (label: string) => 36 + label.length * 8;

interface Letters {
	x: number;
	y: number;
	fill: string;
	size: number;
	weight?: number;
}

function text(said: string, { x, y, fill, size, weight = 400 }: Letters): string {
	return `<text x="${x}" y="${y}" fill="${fill}" font-size="${size}" font-weight="${weight}">${escapeUTF8(said)}</text>`;
}
