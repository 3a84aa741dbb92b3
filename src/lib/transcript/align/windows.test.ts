import fc from 'fast-check';
import { expect, it } from 'vitest';
import { windowsAlong, windowsAround } from './windows.ts';

it('covers the whole recording in order, and every sentence that was found', () => {
	const gaps = fc.array(fc.record({ before: fc.nat(300), length: fc.integer({ min: 1, max: 200 }), found: fc.boolean() }), {
		minLength: 1,
	});
	fc.assert(
		fc.property(gaps, fc.nat(500), (sentences, margin) => {
			let at = 0;
			const spans = sentences.map(({ before, length, found }) => {
				const from = at + before;
				at = from + length;
				return found ? { from, to: at - 1 } : undefined;
			});
			const windows = windowsAround(spans, at + 10, margin);
			expect(windows[0]?.from).toBe(0);
			expect(windows.at(-1)?.to).toBe(at + 9);
			for (const [n, { from, to }] of windows.entries()) {
				expect(from).toBeLessThanOrEqual(spans[n]?.from ?? to);
				expect(to).toBeGreaterThanOrEqual(spans[n]?.to ?? from);
				expect(from).toBeGreaterThanOrEqual(windows[n - 1]?.from ?? 0);
				expect(to).toBeGreaterThanOrEqual(windows[n - 1]?.to ?? 0);
			}
		}),
	);
});

it('expects a sentence where its share of the text is', () => {
	expect(windowsAlong([10, 20, 10], 400, 50)).toEqual([
		{ from: 0, to: 150 },
		{ from: 50, to: 350 },
		{ from: 250, to: 399 },
	]);
	expect(windowsAlong([0], 100, 500)).toEqual([{ from: 0, to: 99 }]);
});
