import { expect, it } from 'vitest';
import { usageOf } from './usage.ts';

it('names who has what both ways, rising, and what was learned again once by its largest weight', () => {
	const usage = usageOf({
		items: 4,
		offsets: Uint32Array.of(0, 4, 4, 5),
		item: Uint32Array.of(2, 0, 2, 2, 0),
		weight: Float32Array.of(0.5, 1, 2, 1, 3),
	});
	expect(usage.byMember).toEqual({
		offsets: Uint32Array.of(0, 2, 2, 3),
		index: Uint32Array.of(0, 2, 0),
		value: Float32Array.of(1, 2, 3),
	});
	expect(usage.byItem).toEqual({
		offsets: Uint32Array.of(0, 2, 2, 3, 3),
		index: Uint32Array.of(0, 2, 0),
		value: Float32Array.of(1, 3, 2),
	});
});

it('counts 1 for each where nothing has a weight', () => {
	const usage = usageOf({ items: 2, offsets: Uint32Array.of(0, 2), item: Uint32Array.of(1, 1) });
	expect(usage.byMember.value).toEqual(Float32Array.of(1));
});
