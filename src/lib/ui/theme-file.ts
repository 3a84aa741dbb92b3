import { createHash } from 'node:crypto';
import { type SiteColours, themeStylesheet } from './site-colours.ts';

/** A theme's stylesheet, and what it is called so that browsers may keep it for good. */
export interface ThemeFile {
	hash: string;
	css: string;
}

const files = new WeakMap<SiteColours, ThemeFile>();

/** The stylesheet of an operator's colours; written once for as long as these are kept in memory. */
export function themeFile(colours: SiteColours): ThemeFile {
	const known = files.get(colours);
	if (known) return known;
	const css = themeStylesheet(colours);
	const file = { hash: createHash('sha256').update(css).digest('hex').slice(0, 16), css };
	files.set(colours, file);
	return file;
}
