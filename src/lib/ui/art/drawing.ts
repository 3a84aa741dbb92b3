import type { Chance } from './chance.ts';
import type { Palette } from './palette.ts';

/** What a family of pictures gets to draw with. */
export interface Sheet {
	width: number;
	height: number;
	/** The shorter side; sizes are parts of it. */
	unit: number;
	palette: Palette;
	chance: Chance;
}

export type Corner = 'none' | 'topLeft' | 'topRight' | 'bottomLeft' | 'bottomRight';

/** A number as it stands in a path: one decimal, no more bytes than needed. */
export const n = (value: number): string => String(Math.round(value * 10) / 10);

/** A filled rectangle. */
export function box(x: number, y: number, width: number, height: number, fill: string): string {
	return `<path fill="${fill}" d="M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z"/>`;
}

/** A filled circle. */
export function disc(x: number, y: number, radius: number, fill: string): string {
	return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"/>`;
}

/** A filled shape by its path. */
export function shape(d: string, fill: string): string {
	return `<path fill="${fill}" d="${d}"/>`;
}

/** The path of a voice: a circle with one pointed corner, like a speech bubble or a leaf. */
export function voice(x: number, y: number, radius: number, corner: Corner): string {
	const r = n(radius);
	const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${n(dx * radius)} ${n(dy * radius)}`;
	const point = (first: string, second: string) => `${first}${second}`;
	return [
		`M${n(x - radius)} ${n(y)}`,
		corner === 'topLeft' ? point(`v${n(-radius)}`, `h${r}`) : arc(1, -1),
		corner === 'topRight' ? point(`h${r}`, `v${r}`) : arc(1, 1),
		corner === 'bottomRight' ? point(`v${r}`, `h${n(-radius)}`) : arc(-1, 1),
		corner === 'bottomLeft' ? point(`h${n(-radius)}`, `v${n(-radius)}`) : arc(-1, -1),
		'z',
	].join('');
}

/** Draws something only where a path lets it through. */
export function clipped(id: string, d: string, content: string): string {
	return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${content}</g>`;
}
