import { renderAsync } from '@resvg/resvg-js';
import satori from 'satori';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { xml } from '#lib/platform/xml.ts';
import { disc, n, shape, voice } from '#lib/ui/art/drawing.ts';
import { oklchToHex } from '#lib/ui/art/oklch.ts';
import { drawCaseArt } from '#lib/ui/case-art.ts';
import { box, fontFamily, fonts } from '#lib/ui/case-card-picture.ts';
import { siteHue } from '#lib/ui/hue.ts';
import type { AwardSubject } from './award.ts';
import { awardLocale } from './award-locale.ts';

const size = 512;
const middle = size / 2;
/** Radii of the badge: its edge, the ring for the questions, the picture of the case. */
const [edge, ring, picture] = [248, 227, 200];
/** The small voice that answers the large one and carries the number. */
const plate = { x: 396, y: 412, radius: 100 };
const widestNumber = 148;
/** More dots than this would run together on the ring. */
const mostDots = 60;

/**
 * Draws a badge as SVG, 512 pixels square: the picture of the case or path in the shape of a voice, a dot on the ring for
 * every question of the quiz or every case of the path, and the number of the case or a path. Letters are drawn as shapes:
 * it needs no font.
 */
export async function drawBadge(subject: AwardSubject): Promise<string> {
	const hue = subject.hue ?? siteHue;
	const [rim, pale] = [oklchToHex(0.36, 0.1, hue), oklchToHex(0.95, 0.03, hue)];
	const art = drawCaseArt({ slug: seedOf(subject), hue, width: 2 * picture, height: 2 * picture });
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" role="img" aria-labelledby="badge-title">`,
		xml`<title id="badge-title">${badgeName(subject)}</title>`.markup,
		shape(voice(middle, middle, edge, 'bottomLeft'), rim),
		subject.kind === 'path' ? stations(subject.cases.length, pale) : questionDots(subject.questions, pale),
		shape(voice(middle, middle, picture + 5, 'bottomLeft'), pale),
		`<clipPath id="badge"><path d="${voice(middle, middle, picture, 'bottomLeft')}"/></clipPath>`,
		`<g clip-path="url(#badge)">${art.replace('<svg ', `<svg x="${middle - picture}" y="${middle - picture}" `)}</g>`,
		shape(voice(plate.x, plate.y, plate.radius, 'topRight'), rim),
		shape(voice(plate.x, plate.y, plate.radius - 12, 'topRight'), '#ffbf5c'),
		await plateShape(subject),
		'</svg>',
	].join('');
}

/** The same picture as PNG, 512 pixels square, with a transparent ground. */
export async function renderBadge(svg: string): Promise<Uint8Array> {
	return (await renderAsync(svg, { fitTo: { mode: 'original' }, font: { loadSystemFonts: false } })).asPng();
}

/** What the badge is called, in the language of its case or path. */
export function badgeName(subject: AwardSubject): string {
	const number = subject.kind === 'path' ? null : subject.number;
	return messagesIn(awardLocale(subject)).certificate.badgeAlt([number, subject.title].filter(Boolean).join(' '));
}

/** What the picture is drawn from: a path that is not everybody's has no address to be drawn from. */
function seedOf(subject: AwardSubject): string {
	if (subject.kind === 'path') return subject.pathSlug ?? subject.title;
	return subject.caseSlug;
}

/** Dots along the upper half of the ring, around its top; the plate covers the lower. */
function questionDots(questions: number, fill: string): string {
	const { places, step } = placesOnRing(questions, 12);
	return places.map(([x, y]) => disc(x, y, Math.min(6.5, step), fill)).join('');
}

/** Larger dots with a line between them: one comes from one to the next. */
function stations(cases: number, fill: string): string {
	const { places, step } = placesOnRing(cases, 24);
	const [from = [0, 0], to = from] = [places[0], places.at(-1)];
	const line = `<path fill="none" stroke="${fill}" stroke-width="5" d="M${from.map(n).join(' ')}A${ring} ${ring} 0 0 1 ${to.map(n).join(' ')}"/>`;
	return line + places.map(([x, y]) => disc(x, y, Math.min(11, step), fill)).join('');
}

/** Places along the upper half of the ring, `widest` degrees from each other or as close as they must. */
function placesOnRing(wanted: number, widest: number): { places: [number, number][]; step: number } {
	const count = Math.min(wanted, mostDots);
	const step = Math.min(widest, 190 / count);
	const places = Array.from({ length: count }, (_, i): [number, number] => {
		const angle = ((270 + (i - (count - 1) / 2) * step) * Math.PI) / 180;
		return [middle + ring * Math.cos(angle), middle + ring * Math.sin(angle)];
	});
	return { places, step };
}

async function plateShape(subject: AwardSubject): Promise<string> {
	if (subject.kind === 'path') return winding;
	return subject.number ? await numberShape(subject.number) : check;
}

/** The number's letters as one shape, as large as the plate has room for. */
async function numberShape(number: string): Promise<string> {
	const text = number.length > 12 ? `${number.slice(0, 11)}…` : number;
	const letters = box({ fontFamily, fontWeight: 800, fontSize: 100, letterSpacing: '-0.03em', lineHeight: 1 }, text);
	const svg = await satori(letters, { height: 100, fonts: fonts() });
	const width = Number(/width="([\d.]+)"/.exec(svg)?.[1] ?? widestNumber);
	const d = [...svg.matchAll(/<path[^>]* d="([^"]+)"/g)].map(([, path]) => path).join('');
	const scale = Math.min(0.62, widestNumber / width);
	const place = `translate(${n(plate.x - (width * scale) / 2)} ${n(plate.y - 50 * scale)}) scale(${scale.toFixed(4)})`;
	return `<g transform="${place}">${shape(d, '#0e3128')}</g>`;
}

/** For a case without a number. */
const check = `<path fill="none" stroke="#0e3128" stroke-width="20" stroke-linecap="round" d="M${plate.x - 36} ${plate.y + 4}l26 26l46 -56"/>`;

/** For a path: a way that winds from one place to another. */
const winding = [
	`<path fill="none" stroke="#0e3128" stroke-width="16" stroke-linecap="round" d="M${plate.x - 38} ${plate.y + 44}h52a24 24 0 0 0 0 -48h-28a24 24 0 0 1 0 -48h44"/>`,
	disc(plate.x - 42, plate.y + 44, 17, '#0e3128'),
	disc(plate.x + 42, plate.y - 52, 17, '#0e3128'),
].join('');
