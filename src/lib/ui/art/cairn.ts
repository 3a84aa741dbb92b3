import type { Chance } from './chance.ts';
import { box, disc, n, type Sheet, shape } from './drawing.ts';
import { groundOf } from './palette.ts';

/** A cairn: each stone rests on another's, and shows the way. */
export function drawCairn({ width, height, unit, palette, chance }: Sheet): string {
	const { ground, on } = groundOf(palette, chance);
	const stones = 4 + chance.below(2);
	const thickness = unit * (0.72 / stones);
	let drawn = box(0, 0, width, height, ground);
	drawn += disc(width * chance.between(0.2, 0.8), height * 0.24, unit * chance.between(0.1, 0.17), on[2]);
	drawn += box(0, height * 0.88, width, height * 0.12, on[0]);
	let y = height * 0.88;
	for (let i = 0; i < stones; i++) {
		const half = unit * (0.36 - (0.24 * i) / stones) * chance.between(0.85, 1.1);
		const tall = thickness * chance.between(0.8, 1.1);
		const fill = [on[1], on[3], on[2], on[0]][i % 4] ?? on[1];
		drawn += shape(stone(width / 2 + unit * chance.between(-0.04, 0.04), y, half, tall, chance), fill);
		y -= tall * 0.97;
	}
	return drawn;
}

function stone(x: number, bottom: number, half: number, tall: number, chance: Chance): string {
	const lean = half * chance.between(-0.25, 0.25);
	const [left, right, top, middle] = [x - half, x + half, bottom - tall, bottom - tall * chance.between(0.4, 0.55)];
	return (
		`M${n(left)} ${n(middle)}C${n(left)} ${n(top)} ${n(x - half * 0.5 + lean)} ${n(top)} ${n(x + lean)} ${n(top)}` +
		`S${n(right)} ${n(top + tall * 0.1)} ${n(right)} ${n(middle)}S${n(right - half * 0.1)} ${n(bottom)} ${n(x)} ${n(bottom)}` +
		`S${n(left)} ${n(bottom)} ${n(left)} ${n(middle)}z`
	);
}
