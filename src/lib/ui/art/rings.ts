import { box, clipped, n, type Sheet, voice } from './drawing.ts';
import { groundOf } from './palette.ts';

/** Rings from two corners that change colour where they meet, as when two stones fall in water. */
export function drawRings({ width, height, unit, palette, chance }: Sheet): string {
	const { ground, on } = groundOf(palette, chance);
	const gap = unit / chance.pick([9, 11, 13]);
	const flip = chance.pick([0, 1]);
	const [x1, y1, x2, y2] = flip ? [0, height, width, 0] : [0, 0, width, height];
	const reach = unit * chance.between(0.86, 0.98);
	const edge = voice(x2, y2, reach, 'none');
	return (
		box(0, 0, width, height, ground) +
		rings(x1, y1, gap, Math.hypot(width, height), on[0]) +
		clipped(
			'a',
			edge,
			box(0, 0, width, height, on[1]) + rings(x2, y2, gap, reach, ground) + rings(x1, y1, gap, unit * 0.55, on[2]),
		)
	);
}

function rings(x: number, y: number, gap: number, reach: number, color: string): string {
	const radii = Array.from({ length: Math.floor(reach / gap) }, (_, i) => (i + 0.5) * gap);
	const circles = radii.map((r) => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}"/>`).join('');
	return `<g fill="none" stroke="${color}" stroke-width="${n(gap * 0.46)}">${circles}</g>`;
}
