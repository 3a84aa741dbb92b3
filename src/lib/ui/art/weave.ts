import { box, type Sheet } from './drawing.ts';
import { groundOf } from './palette.ts';

/** Broad bands woven over and under each other: many hands, one cloth. */
export function drawWeave({ width, height, unit, palette, chance }: Sheet): string {
	const { ground, on } = groundOf(palette, chance);
	const pitch = unit / chance.pick([3, 4, 5]);
	const band = pitch * chance.between(0.56, 0.74);
	const columns = Math.ceil(width / pitch) + 1;
	const rows = Math.ceil(height / pitch) + 1;
	const left = (width - columns * pitch) / 2 + (pitch - band) / 2;
	const top = (height - rows * pitch) / 2 + (pitch - band) / 2;
	const warp = Array.from({ length: columns }, () => chance.pick([on[0], on[0], on[1]]));
	const weft = Array.from({ length: rows }, () => chance.pick([on[2], on[2], on[3]]));
	let drawn = box(0, 0, width, height, ground);
	warp.forEach((fill, i) => {
		drawn += box(left + i * pitch, 0, band, height, fill);
	});
	weft.forEach((fill, row) => {
		for (let i = row % 2; i < columns; i += 2) {
			drawn += box(left + i * pitch - (pitch - band), top + row * pitch, pitch * 2 - band, band, fill);
		}
	});
	return drawn;
}
