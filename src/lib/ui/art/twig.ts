import { box, n, type Sheet, shape } from './drawing.ts';
import { groundOf } from './palette.ts';

/** A twig whose leaves are voices, two and two. */
export function drawTwig({ width, height, unit, palette, chance }: Sheet): string {
	const { ground, on } = groundOf(palette, chance);
	const pairs = 3 + chance.below(2);
	const leaf = (height * 0.86) / (pairs + 0.9);
	const size = Math.min(leaf, unit * 0.27);
	const x = width / 2;
	const bottom = height;
	let drawn = box(0, 0, width, height, ground);
	drawn += box(x - unit * 0.009, height * 0.2, unit * 0.018, bottom - height * 0.2, on[3]);
	for (let i = 0; i < pairs; i++) {
		const y = height * 0.94 - i * leaf;
		const reach = size * (1.28 - i * 0.1);
		drawn +=
			shape(leafPath(x, y, -reach), i % 2 ? on[0] : on[1]) + shape(leafPath(x, y - leaf * 0.32, reach), i % 2 ? on[2] : on[0]);
	}
	const tip = size * 0.5;
	const top = height * 0.94 - pairs * leaf + leaf * 0.2;
	return (
		drawn +
		shape(
			`M${n(x)} ${n(top)}C${n(x - tip)} ${n(top - tip)} ${n(x - tip)} ${n(top - tip * 2)} ${n(x)} ${n(top - tip * 2.6)}C${n(x + tip)} ${n(top - tip * 2)} ${n(x + tip)} ${n(top - tip)} ${n(x)} ${n(top)}z`,
			on[2],
		)
	);
}

function leafPath(x: number, y: number, reach: number): string {
	const size = n(Math.abs(reach));
	const sweep = reach > 0 ? 0 : 1;
	return `M${n(x)} ${n(y)}A${size} ${size} 0 0 ${sweep} ${n(x + reach)} ${n(y - Math.abs(reach))}A${size} ${size} 0 0 ${sweep} ${n(x)} ${n(y)}z`;
}
