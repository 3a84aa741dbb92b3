import { expect, test } from 'vitest';
import { gainOf, judgeFit, measureOf } from './judge-fit.ts';

/** Gains of this mean that differ from one to the next as gains do. */
const gains = (count: number, hits: number) => Array.from({ length: count }, (_, at) => (at % 100 < hits ? 1 : 0));

test('the first model and one that nobody can compare are kept', () => {
	expect(judgeFit([], undefined)).toBe('first');
	expect(judgeFit(gains(49, 0), gains(49, 100))).toBe('tooFew');
});

test('a model is worse only when it loses more than chance explains', () => {
	expect(judgeFit(gains(1000, 10), gains(1000, 30))).toBe('worse');
	expect(judgeFit(gains(1000, 30), gains(1000, 10))).toBe('better');
	expect(judgeFit(gains(1000, 30), gains(1000, 30))).toBe('alike');
	expect(judgeFit(gains(50, 49), gains(50, 50))).toBe('alike');
});

test('a small certain loss is none', () => {
	const serving = gains(5000, 50);
	expect(
		judgeFit(
			serving.map((gain) => gain * 0.99),
			serving,
		),
	).toBe('alike');
	expect(
		judgeFit(
			serving.map((gain) => gain * 0.97),
			serving,
		),
	).toBe('worse');
});

test('gains are those of NDCG at 20', () => {
	expect([0, 1, 19, 20].map(gainOf)).toEqual([1, 1 / Math.log2(3), 1 / Math.log2(21), 0]);
	expect(measureOf([1, 0, 0.5, 0])).toEqual({ recall20: 0.5, ndcg20: 0.375 });
	expect(measureOf([])).toEqual({ recall20: 0, ndcg20: 0 });
});
