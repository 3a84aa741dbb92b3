import fc from 'fast-check';
import { expect, it } from 'vitest';
import { viewWith, zoomed } from './wave-view.ts';

const hour = 3_600_000;
const view = fc.record({ fromMs: fc.nat(hour), spanMs: fc.integer({ min: 2000, max: 120_000 }) });

it('shows the moment, and stays in the recording', () => {
	fc.assert(
		fc.property(view, fc.nat(hour), fc.constantFrom(0.5, 2), (given, ms, factor) => {
			const { fromMs, spanMs } = zoomed(viewWith(given, ms, hour), factor, ms, hour);
			expect(fromMs).toBeGreaterThanOrEqual(0);
			expect(fromMs + spanMs).toBeLessThanOrEqual(Math.max(hour, spanMs) + 1);
			expect(ms - fromMs).toBeGreaterThanOrEqual(-1);
			expect(ms - fromMs).toBeLessThanOrEqual(spanMs + 1);
		}),
	);
});

it('stays where it is while the moment is in sight', () => {
	expect(viewWith({ fromMs: 0, spanMs: 10_000 }, 9000, hour)).toEqual({ fromMs: 0, spanMs: 10_000 });
	expect(viewWith({ fromMs: 0, spanMs: 10_000 }, 9900, hour).fromMs).toBe(8400);
});
