import { expect, it } from 'vitest';
import { defaultRanking, inverseFrequency, momentScore, saturation } from './rank.ts';

it('finds a rare term more telling than a common one, and none worth less than nothing', () => {
	expect(inverseFrequency(1000, 3)).toBeGreaterThan(inverseFrequency(1000, 300));
	expect(inverseFrequency(1000, 1000)).toBeGreaterThan(0);
});

it('counts a further mention less than the first, and a mention in a short text more', () => {
	const share = (frequency: number, length: number) => saturation(defaultRanking, frequency, length, 40);
	expect(share(2, 40) - share(1, 40)).toBeLessThan(share(1, 40));
	expect(share(1, 10)).toBeGreaterThan(share(1, 80));
	expect(share(1000, 40)).toBeLessThan(1);
});

it('puts a turn that answers all of the question before one that answers half as well', () => {
	const half = { own: 4, covered: 0.5, around: 1, ofCase: 2 };
	const score = (changed: Partial<typeof half>) => momentScore(defaultRanking, { ...half, ...changed });
	for (const better of [{ covered: 1 }, { around: 2 }, { ofCase: 3 }]) expect(score(better)).toBeGreaterThan(score({}));
});
