import type { Chance } from './chance.ts';
import { box, disc, n, type Sheet, shape } from './drawing.ts';

/** Ridges behind ridges with a low sun: a fjord seen from far away. */
export function drawHorizon({ width, height, unit, palette, chance }: Sheet): string {
	const night = chance.below(3) === 0;
	const sky = night ? palette.ink : chance.pick([palette.pale, palette.soft, palette.answer]);
	const sun = sky === palette.answer ? palette.pale : palette.answer;
	const sunX = width * chance.between(0.25, 0.75);
	const ridges = night
		? [palette.deep, palette.main, palette.soft, palette.pale]
		: [palette.soft, palette.main, palette.deep, palette.ink];
	const visible = sky === palette.soft ? ridges.slice(1) : ridges;
	let drawn =
		box(0, 0, width, height, sky) + disc(sunX, height * chance.between(0.24, 0.42), unit * chance.between(0.13, 0.22), sun);
	visible.forEach((fill, i) => {
		const base = height * (0.46 + (0.46 * i) / visible.length);
		drawn += shape(ridge(width, height, base, unit * chance.between(0.09, 0.16), chance), fill);
	});
	return drawn;
}

function ridge(width: number, height: number, base: number, swing: number, chance: Chance): string {
	const bends = 3 + chance.below(3);
	const step = width / bends;
	const sign = chance.pick([1, -1]);
	let d = `M0 ${n(height)}V${n(base)}`;
	for (let i = 1; i <= bends; i++) {
		const y = base + swing * (i % 2 ? -sign : sign) * chance.between(0.4, 1);
		const smooth = i === 1 ? `C${n(step / 2)} ${n(base)} ` : 'S';
		d += `${smooth}${n(step * (i - 0.5))} ${n(y)} ${n(step * i)} ${n(y)}`;
	}
	return `${d}V${n(height)}z`;
}
