import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { qrPath } from './draw-qr.ts';

test('every dark module is drawn once, at its place', () => {
	const text = 'https://cases.example.org/certificate/0123456789abcdefghjkmnpqrs';
	const { modules } = create(text, { errorCorrectionLevel: 'M' });
	const drawn = new Set<string>();
	// One module is one unit long.
	for (const [, x, y, width] of qrPath(text, modules.size).matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v1\.000h-[\d.]+z/g)) {
		for (let i = 0; i < Number(width); i++) {
			const place = `${Number(x) + i} ${Number(y)}`;
			expect(drawn.has(place)).toBe(false);
			drawn.add(place);
		}
	}
	const dark = Array.from({ length: modules.size ** 2 }, (_, i) => [i % modules.size, Math.floor(i / modules.size)] as const);
	expect([...drawn].sort()).toEqual(
		dark
			.filter(([x, y]) => modules.get(y, x))
			.map(([x, y]) => `${x} ${y}`)
			.sort(),
	);
});
