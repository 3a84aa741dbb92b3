import { expect, it } from 'vitest';
import { buildChain } from './chain.ts';
import { leaveOutMisfits, trustIn } from './judge-places.ts';
import type { Look } from './look-for-sentences.ts';

const shape = { stay: -2, skip: -3, skipWord: -100, skipSentence: -40, skipNextSentence: -40, outburst: -20, beam: 2000 };

/** Sentences of one word that were found one after the other, all frames of each with the same score. */
function lookWith(scores: number[]): Look {
	const word = { phones: [{ name: 'a', startMs: 0, endMs: 90 }] };
	const chain = buildChain(
		scores.map(() => [word]),
		() => 3,
		shape,
	);
	const places = scores.map((score, sentence) => ({
		span: { from: 100 * sentence, to: 100 * sentence + 99 },
		states: new Int32Array(100).fill(chain.starts[sentence] as number),
		scores: new Float32Array(100).fill(score),
	}));
	return { chain, places };
}

it('leaves out a sentence that fits far worse than the recording does as a whole', () => {
	const { places } = leaveOutMisfits(lookWith([-1.2, -1.5, -4.2, -1.1, -2.4, -1.3]));
	expect(places.map((place) => place !== undefined)).toEqual([true, true, false, true, true, true]);
});

it('leaves in what is as bad as everything else, and does not trust it', () => {
	const bad = lookWith([-2.9, -3.2, -2.6, -3, -4.4]);
	expect(leaveOutMisfits(bad).places).toEqual(bad.places);
	expect(trustIn(bad)).toBeLessThan(0.1);
});

it('trusts a text that fits, a little less when hardly any of it was found', () => {
	expect(trustIn(lookWith([-1.2, -1.9, -1.5, -1.7]))).toBeGreaterThan(0.95);
	expect(trustIn(lookWith([-1.2]))).toBeLessThan(0.3);
	expect(trustIn(lookWith([]))).toBe(0);
});
