import { expect, test } from 'vitest';
import type { HeldBack } from '../engine/hold-back.ts';
import { gainOf } from '../judge-fit.ts';
import { askedOf, popularGains } from './measure-model.ts';

const heldBack: HeldBack = {
	training: { items: 4, offsets: Uint32Array.of(0, 2, 3), item: Uint32Array.of(0, 1, 2), weight: Float32Array.of(1, 0.5, 2) },
	members: Uint32Array.of(1, 0),
	item: Uint32Array.of(3, 2),
};

test('asks newest first, and of another model only what it knows', () => {
	expect(askedOf(heldBack)).toEqual([
		{ history: [{ index: 2, weight: 2 }], next: 3 },
		{
			history: [
				{ index: 1, weight: 0.5 },
				{ index: 0, weight: 1 },
			],
			next: 2,
		},
	]);
	const known = new Map([
		[1, 7],
		[2, 5],
	]);
	expect(askedOf(heldBack, (of) => known.get(of))).toEqual([undefined, { history: [{ index: 7, weight: 0.5 }], next: 5 }]);
});

test('the most popular come first, without what the member knows', () => {
	// For member 1, who knows 2: 0, 1, 3. For member 0, who knows 0 and 1: 2, 3.
	expect(popularGains(Float32Array.of(9, 1, 5, 1), heldBack)).toEqual([gainOf(2), gainOf(0)]);
});
