import { box, type Corner, clipped, disc, n, type Sheet, shape, voice } from './drawing.ts';
import { groundOf } from './palette.ts';

/** Two large voices that overlap; what they share gets a colour of its own and carries the detail. */
export function drawVoices({ width, height, unit, palette, chance }: Sheet): string {
	const { ground, on } = groundOf(palette, chance);
	const r = unit * chance.between(0.31, 0.37);
	const shift = r * chance.between(0.5, 0.72);
	const tilt = chance.pick([1, -1]);
	const [lower, upper]: [Corner, Corner] = tilt === 1 ? ['bottomLeft', 'topRight'] : ['bottomRight', 'topLeft'];
	const first = voice(width / 2 - shift * tilt, height / 2 + shift * 0.85, r, lower);
	const second = voice(width / 2 + shift * tilt, height / 2 - shift * 0.85, r, upper);
	const shared = clipped(
		'a',
		first,
		shape(second, palette.meeting) + clipped('b', second, detail({ width, height, unit, palette, chance })),
	);
	return box(0, 0, width, height, ground) + shape(first, on[0]) + shape(second, on[1]) + shared;
}

function detail({ width, height, unit, palette, chance }: Sheet): string {
	const kind = chance.below(3);
	if (kind === 0) return disc(width / 2, height / 2, unit * 0.07, palette.answer);
	const lines = Array.from({ length: 9 }, (_, i) => (i - 4) * unit * 0.05);
	if (kind === 1) return stroke(lines.map((y) => `M0 ${n(height / 2 + y)}H${n(width)}`).join(''), palette.answer, unit * 0.012);
	return stroke(lines.map((x) => `M${n(width / 2 + x)} 0V${n(height)}`).join(''), palette.soft, unit * 0.012);
}

function stroke(d: string, color: string, width: number): string {
	return `<path d="${d}" stroke="${color}" stroke-width="${n(width)}"/>`;
}
