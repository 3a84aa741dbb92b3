import { oklchToHex } from './art/oklch.ts';
import { hexToOklch } from './colour.ts';
import { contrast, type Demand, leastContrast, madeReadable, nearestStanding, stands } from './contrast.ts';

/** The colours that an operator picks, `#rrggbb` each; the site's others follow from them. */
export interface SiteColours {
	/** Text, buttons and dark bands. */
	accent: string;
	/** Large calm fields in the light; buttons in the dark. */
	tint: string;
	/** What is marked, and the one button that calls. */
	highlight: string;
}
export const colourNames = ['accent', 'tint', 'highlight'] as const satisfies (keyof SiteColours)[];

/** As installed: spruce, birch leaf and cloudberry. */
export const installedColours: SiteColours = { accent: '#14483b', tint: '#cdea85', highlight: '#ffbf5c' };

/** The site's colours by the names of their tokens. */
export type Tokens = Record<string, string>;
export interface Theme {
	light: Tokens;
	dark: Tokens;
}

/** One of the picked colours that cannot be read, and the nearest one that can. */
export interface ColourProblem {
	field: keyof SiteColours;
	colour: string;
	contrast: number;
	least: number;
	nearest: string | undefined;
}

/** Which of the colours do not stand out where the site puts them (WCAG 2.2); none when all may be used. */
export function checkColours(colours: SiteColours): ColourProblem[] {
	const demands = demandsOn(colours);
	return colourNames.flatMap((field) => {
		const colour = colours[field];
		if (stands(colour, demands[field])) return [];
		const [worst] = demands[field].toSorted(
			(a, b) => contrast(colour, a.against) / a.least - contrast(colour, b.against) / b.least,
		);
		if (!worst) return [];
		return [
			{
				field,
				colour,
				contrast: contrast(colour, worst.against),
				least: worst.least,
				nearest: nearestStanding(colour, demands[field]),
			},
		];
	});
}

/** The nearest colours that may be used. */
export function mendColours(colours: SiteColours): SiteColours {
	const accent = madeReadable(colours.accent, demandsOn(colours).accent);
	const { tint, highlight } = demandsOn({ ...colours, accent });
	return { accent, tint: madeReadable(colours.tint, tint), highlight: madeReadable(colours.highlight, highlight) };
}

function demandsOn({ accent }: SiteColours): Record<keyof SiteColours, Demand[]> {
	const like = likeness(accent);
	const onBright = { against: darkInk(like), least: leastContrast.text };
	return {
		accent: [{ against: darkestPaper, least: leastContrast.text }],
		tint: [onBright, { against: like(nightPaper), least: leastContrast.component }],
		highlight: [onBright],
	};
}

/** The whole theme of colours that pass `checkColours`; each pair of `readPairs` stands in it. */
export function themeOf(colours: SiteColours): Theme {
	return { light: lightTokens(colours), dark: darkTokens(colours) };
}

type Likeness = (installed: string) => string;

/** A colour of the installed theme with the hue of another accent, and as much or little of it. */
function likeness(accent: string): Likeness {
	const [from, to] = [hexToOklch(installedColours.accent), hexToOklch(accent)];
	const share = Math.min(to.chroma / from.chroma, 2.2);
	return (installed) => {
		const { lightness, chroma } = hexToOklch(installed);
		return accent === installedColours.accent ? installed : oklchToHex(lightness, chroma * share, to.hue);
	};
}

const [paper, nightPaper, ink, nightInk] = ['#fcfdfa', '#0c1714', '#0e3128', '#eaedec'];
const { text, component } = leastContrast;
/** No paper of ours is darker; the accent's own paper follows from the accent, which would make the demand run in a circle. */
const darkestPaper = '#f7f7f7';
/** Ink that all tints may lie under; a little darker than asked for, so that tints have room. */
const darkInk = (like: Likeness) => madeReadable(like(ink), [{ against: '#ffffff', least: 11 }]);
const all = (grounds: readonly string[], least: number): Demand[] => grounds.map((against) => ({ against, least }));

function lightTokens({ accent, tint, highlight }: SiteColours): Tokens {
	const like = likeness(accent);
	const grounds = {
		'--paper': like(paper),
		'--ds-color-background-tinted': like('#f1f4f3'),
		'--ds-color-surface-tinted': like('#e4eae8'),
		'--ds-color-surface-hover': like('#d2dcda'),
		'--ds-color-surface-active': like('#bfcdca'),
	};
	const plain = ['#ffffff', ...Object.values(grounds).slice(0, 3)];
	const onBase = { against: '#ffffff', least: text };
	return {
		...grounds,
		'--ds-color-border-subtle': like('#adbfbb'),
		'--ds-color-border-default': madeReadable(like('#5c8077'), all(plain, component)),
		'--ds-color-border-strong': madeReadable(like('#3a655a'), all(plain, text)),
		'--ds-color-text-subtle': madeReadable(like('#3a655a'), all([...plain, tint], text)),
		'--ds-color-text-default': madeReadable(darkInk(like), all([...Object.values(grounds), tint, highlight], text)),
		'--ds-color-base-default': accent,
		'--ds-color-base-hover': madeReadable(lighter(accent, 0.06), [onBase]),
		'--ds-color-base-active': madeReadable(lighter(accent, 0.12), [onBase]),
		'--ds-color-base-contrast-default': '#ffffff',
		'--leaf': tint,
		'--multe': highlight,
		'--on-bright': darkInk(like),
		'--deep': darkInk(like),
		'--on-deep': madeReadable(like('#eef6e2'), [{ against: darkInk(like), least: text }]),
	};
}

function darkTokens({ accent, tint, highlight }: SiteColours): Tokens {
	const like = likeness(accent);
	const grounds = {
		'--paper': like(nightPaper),
		'--ds-color-background-default': like('#0e1a17'),
		'--ds-color-background-tinted': like('#12221e'),
		'--ds-color-surface-default': like('#172c26'),
		'--ds-color-surface-tinted': like('#1b322c'),
		'--ds-color-surface-hover': like('#1f3a33'),
		'--ds-color-surface-active': like('#2a4940'),
		'--leaf': like('#1d4a3b'),
		'--deep': like('#12261f'),
	};
	const plain = Object.values(grounds).slice(0, 5);
	const onBright = darkInk(like);
	const onBase = { against: onBright, least: text };
	return {
		...grounds,
		'--ds-color-border-subtle': like('#39564d'),
		'--ds-color-border-default': madeReadable(like('#718680'), all(plain, component)),
		'--ds-color-border-strong': madeReadable(like('#9caba7'), all(plain, text)),
		'--ds-color-text-subtle': madeReadable(like('#9caba7'), all([...plain, grounds['--leaf']], text)),
		'--ds-color-text-default': madeReadable(like(nightInk), all(Object.values(grounds), text)),
		'--ds-color-base-default': tint,
		'--ds-color-base-hover': madeReadable(lighter(tint, 0.04), [onBase]),
		'--ds-color-base-active': madeReadable(lighter(tint, -0.06), [onBase]),
		'--ds-color-base-contrast-default': onBright,
		'--multe': madeReadable(lighter(highlight, 0.02), [onBase]),
		'--on-bright': onBright,
		'--on-deep': madeReadable(like('#eef6e2'), [{ against: grounds['--deep'], least: text }]),
	};
}

function lighter(colour: string, by: number): string {
	const { lightness, chroma, hue } = hexToOklch(colour);
	return oklchToHex(Math.min(1, Math.max(0, lightness + by)), chroma, hue);
}

/** What must be readable on what, in the light and in the dark. */
export const readPairs: readonly [token: string, ground: string, least: number][] = [
	...['--paper', '--ds-color-background-tinted', '--ds-color-surface-tinted', '--ds-color-surface-hover', '--leaf'].map(
		(ground) => ['--ds-color-text-default', ground, text] as [string, string, number],
	),
	...['--paper', '--ds-color-background-tinted', '--ds-color-surface-tinted', '--leaf'].map(
		(ground) => ['--ds-color-text-subtle', ground, text] as [string, string, number],
	),
	['--ds-color-border-default', '--paper', component],
	['--ds-color-border-strong', '--paper', component],
	['--ds-color-base-default', '--paper', component],
	['--ds-color-base-contrast-default', '--ds-color-base-default', text],
	['--ds-color-base-contrast-default', '--ds-color-base-hover', text],
	['--ds-color-base-contrast-default', '--ds-color-base-active', text],
	['--on-bright', '--multe', text],
	['--on-deep', '--deep', text],
];

/** The theme as a stylesheet. Outside every layer, so that it wins over the installed one wherever it stands. */
export function themeStylesheet(colours: SiteColours): string {
	const { light, dark } = themeOf(colours);
	const block = (tokens: Tokens) =>
		`:root{${Object.entries(tokens)
			.map(([name, value]) => `${name}:${value}`)
			.join(';')}}`;
	return `${block(light)}\n@media (prefers-color-scheme:dark){${block(dark)}}\n`;
}
