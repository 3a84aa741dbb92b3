import { box, disc, type Sheet } from './drawing.ts';
import { groundOf } from './palette.ts';

/** Dots that grow near one of two voices and change colour between them. */
export function drawHalftone({ width, height, unit, palette, chance }: Sheet): string {
	const { ground, on } = groundOf(palette, chance);
	const pitch = unit / chance.pick([9, 11]);
	const across = chance.pick([(part: number) => width * part, (part: number) => width * (1 - part)]);
	const [ax, ay] = [across(chance.between(0.2, 0.45)), height * chance.between(0.55, 0.8)];
	const [bx, by] = [across(chance.between(0.6, 0.9)), height * chance.between(0.12, 0.4)];
	let drawn = box(0, 0, width, height, ground);
	for (let y = pitch / 2; y < height; y += pitch) {
		for (let x = pitch / 2; x < width; x += pitch) {
			const toA = Math.hypot(x - ax, y - ay) / unit;
			const toB = Math.hypot(x - bx, y - by) / unit;
			const near = Math.min(toA, toB);
			const radius = pitch * Math.max(0.09, 0.56 - near * 0.95);
			drawn += disc(x, y, radius, near > 0.44 ? on[3] : toA < toB ? on[0] : on[1]);
		}
	}
	return drawn;
}
