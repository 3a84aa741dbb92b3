import { expect, test } from 'vitest';
import { calibrationBins, logLoss, rmseOfBins } from './calibration.ts';

const judged = (chance: number, remembered: boolean) => ({ chance, remembered });

test('who is sure and right is surprised least', () => {
	const all = [judged(0.9, true), judged(0.9, true), judged(0.2, false)];
	expect(logLoss(all)).toBeCloseTo(-(2 * Math.log(0.9) + Math.log(0.8)) / 3, 12);
	expect(logLoss([judged(1, false)])).toBeGreaterThan(20);
});

test('bins hold what was foretold and what happened', () => {
	const all = [judged(0.95, true), judged(0.97, false), judged(1, true), judged(0.31, false)];
	const bins = calibrationBins(all);
	expect(bins.map(({ count }) => count)).toEqual([1, 3]);
	expect(bins[1]?.predicted).toBeCloseTo(0.97333, 4);
	expect(bins[1]?.actual).toBeCloseTo(2 / 3, 12);
	const [low, high] = [0.31 ** 2, (0.97333 - 2 / 3) ** 2];
	expect(rmseOfBins(bins)).toBeCloseTo(Math.sqrt((low + 3 * high) / 4), 4);
});
