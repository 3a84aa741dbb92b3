import { box, n, type Sheet, shape } from './drawing.ts';
import { groundOf } from './palette.ts';

/** Gables in a row along a quay, one window lit. */
export function drawGables({ width, height, unit, palette, chance }: Sheet): string {
	const { ground, on } = groundOf(palette, chance);
	const wide = unit / chance.pick([3, 4]);
	const houses = Math.ceil(width / wide);
	const left = (width - houses * wide) / 2;
	const quay = height * 0.86;
	const lit = chance.below(houses);
	let drawn = box(0, 0, width, height, ground);
	for (let i = 0; i < houses; i++) {
		const eaves = quay - unit * chance.between(0.34, 0.62);
		const x = left + i * wide;
		const fill = [on[0], on[1], on[3]][(i + lit) % 3] ?? on[0];
		drawn += shape(
			`M${n(x)} ${n(quay)}V${n(eaves)}L${n(x + wide / 2)} ${n(eaves - wide * 0.55)}L${n(x + wide)} ${n(eaves)}V${n(quay)}z`,
			fill,
		);
		drawn += windows(x, eaves, wide, quay, ground, i === lit ? on[2] : ground);
	}
	return drawn + box(0, quay, width, height - quay, on[0]) + box(0, quay, width, unit * 0.018, ground);
}

function windows(x: number, eaves: number, wide: number, quay: number, dark: string, lit: string): string {
	const size = wide * 0.2;
	let drawn = box(x + wide / 2 - size / 2, eaves - size * 0.6, size, size, lit);
	for (let y = eaves + size * 1.1; y + size * 1.6 < quay; y += size * 1.9) {
		drawn += box(x + wide * 0.2, y, size, size, dark) + box(x + wide * 0.6, y, size, size, dark);
	}
	return drawn;
}
