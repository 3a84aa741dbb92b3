import { expect, it } from 'vitest';
import { meanMeasure, measureList } from './measures.ts';

it('counts what was found of all that was to be found, and gains less for a lower place', () => {
	const best = 1 + 1 / Math.log2(3) + 1 / Math.log2(4);
	expect(measureList([7, 1, 9, 2], new Set([7, 9, 5]))).toEqual({ recall20: 2 / 3, ndcg20: (1 + 1 / Math.log2(4)) / best });
});

it('looks at twenty, and asks of a list no more than twenty can find', () => {
	const many = Array.from({ length: 40 }, (_, at) => at);
	expect(measureList(many, new Set(many))).toEqual({ recall20: 0.5, ndcg20: 1 });
	expect(measureList(many, new Set([20]))).toEqual({ recall20: 0, ndcg20: 0 });
});

it('is the mean over members', () => {
	const all = [
		{ recall20: 1, ndcg20: 0.5 },
		{ recall20: 0, ndcg20: 0 },
	];
	expect(meanMeasure(all)).toEqual({ recall20: 0.5, ndcg20: 0.25 });
});
