import { box, n, type Sheet, shape } from './drawing.ts';
import { groundOf } from './palette.ts';

/** A field of quarter and half circles, turned half a turn about its middle so that chance looks planned. */
export function drawQuarters({ width, height, unit, palette, chance }: Sheet): string {
	const { ground, on } = groundOf(palette, chance);
	const across = chance.pick([3, 4]);
	const cell = unit / across;
	const columns = Math.ceil(width / cell);
	const rows = Math.ceil(height / cell);
	const [left, top] = [(width - columns * cell) / 2, (height - rows * cell) / 2];
	let drawn = box(0, 0, width, height, ground);
	const total = columns * rows;
	for (let i = 0; i < Math.ceil(total / 2); i++) {
		const kind = chance.below(5);
		const turn = chance.below(4);
		const [fill, other] = chance.shuffle(on);
		for (const [place, facing, color] of [
			[i, turn, fill],
			[total - 1 - i, turn + 2, other],
		] as const) {
			drawn += tile(
				left + (place % columns) * cell,
				top + Math.floor(place / columns) * cell,
				cell,
				kind,
				facing % 4,
				color ?? on[0],
			);
		}
	}
	return drawn;
}

function tile(x: number, y: number, size: number, kind: number, facing: number, fill: string): string {
	if (kind === 4) return '';
	const half = size / 2;
	const s = n(size);
	const h = n(half);
	const paths = [
		`M0 0H${s}A${s} ${s} 0 0 1 0 ${s}z`,
		`M0 0H${s}A${s} ${s} 0 0 1 0 ${s}z`,
		`M0 ${h}A${h} ${h} 0 0 1 ${s} ${h}z`,
		`M0 0H${h}A${h} ${h} 0 0 1 ${s} ${h}V${s}H${h}A${h} ${h} 0 0 1 0 ${h}z`,
	];
	const turned = `translate(${n(x)} ${n(y)}) rotate(${facing * 90} ${h} ${h})`;
	return `<g transform="${turned}">${shape(paths[kind] ?? '', fill)}</g>`;
}
