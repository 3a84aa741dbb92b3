import { box, n, type Sheet } from './drawing.ts';
import { groundOf } from './palette.ts';

/** The sound of a conversation: bars that take turns between two colours, each turn swelling and fading. */
export function drawWaveform({ width, height, unit, palette, chance }: Sheet): string {
	const { ground, on } = groundOf(palette, chance);
	const pitch = unit / chance.pick([11, 14, 17]);
	const bars = Math.round((width * 0.84) / pitch);
	const left = (width - (bars - 1) * pitch) / 2;
	const middle = height * chance.pick([0.5, 0.5, 0.6]);
	const paths: [string, string] = ['', ''];
	let [turn, length, at] = [0, 0, 0];
	for (let i = 0; i < bars; i++) {
		if (at >= length) [turn, length, at] = [1 - turn, 2 + chance.below(5), 0];
		const swell = Math.sin(((at + 0.7) / (length + 0.4)) * Math.PI);
		const reach = unit * (0.05 + 0.36 * swell * chance.between(0.55, 1));
		paths[turn === 0 ? 0 : 1] += `M${n(left + i * pitch)} ${n(middle - reach)}V${n(middle + reach * chance.between(0.5, 1))}`;
		at++;
	}
	const line = (d: string, color: string) =>
		`<path d="${d}" stroke="${color}" stroke-width="${n(pitch * 0.62)}" stroke-linecap="round"/>`;
	return box(0, 0, width, height, ground) + line(paths[0], on[0]) + line(paths[1], on[1]);
}
