import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAtPauses } from './cut-at-pauses.ts';

const second = 16_000;

test('long sound is cut in its pauses', () => {
	const samples = new Float32Array(300 * second).map((_, index) => Math.sin(index));
	for (const pause of [30, 110, 220]) samples.fill(0, pause * second, (pause + 0.5) * second);
	const [first, next, third, ...more] = cutAtPauses(samples);
	expect([first?.to, next?.to].map((to) => (to ?? 0) / second)).toEqual([expect.closeTo(110.25, 0), expect.closeTo(220.25, 0)]);
	expect(third).toEqual({ from: next?.to, to: samples.length });
	expect(more).toEqual([]);
});

test('the stretches are all of the sound, each of two minutes at most', () => {
	fc.assert(
		fc.property(fc.nat(500 * second), (length) => {
			const stretches = cutAtPauses(new Float32Array(length));
			expect(stretches.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(length);
			expect(stretches.map(({ from }) => from)).toEqual([0, ...stretches.map(({ to }) => to)].slice(0, stretches.length));
			for (const { from, to } of stretches) expect(to - from).toBeLessThanOrEqual(120 * second);
		}),
		{ numRuns: 8 },
	);
});
