import { expect, test } from 'vitest';
import { packRows } from '../../../../tests/pathways/some-model.ts';
import { chooseBlend, defaultBlend, measureNext } from './blend.ts';

const cases = 40;
const nextTo = (step: number) =>
	packRows(
		Array.from({ length: cases }, (_, row) => Array.from({ length: cases }, (_, at) => (at === (row + step) % cases ? 1 : 0))),
	);
const fromEach = Array.from({ length: 3 * cases }, (_, at) => at % cases);

/** Each of the three parts names another case as the next. */
const model = {
	caseIds: Int32Array.from({ length: cases }, (_, at) => at),
	linear: nextTo(1),
	transitions: nextTo(2),
	content: nextTo(3),
	popularity: new Float32Array(cases).fill(10),
};

test.each([
	['linear', 1],
	['transitions', 2],
	['content', 3],
] as const)('the part that tells what came next decides: %s', (part, step) => {
	const asked = fromEach.map((index) => ({ history: [{ index, weight: 1 }], next: (index + step) % cases }));
	const blend = chooseBlend(model, asked);
	expect(measureNext({ ...model, blend }, asked)).toEqual({ hr10: 1, ndcg10: 1, hr20: 1, ndcg20: 1 });
	expect(Math.max(...Object.values(blend.weight))).toBe(blend.weight[part]);
});

test('an order that only the newest tells is heard by fading what is older', () => {
	const asked = fromEach.map((index) => ({
		history: [
			{ index, weight: 1 },
			...[5, 10, 15].flatMap((back) => Array.from({ length: 3 }, () => ({ index: (index + back) % cases, weight: 1 }))),
		],
		next: (index + 2) % cases,
	}));
	const blend = chooseBlend(model, asked, { ...defaultBlend, fade: { linear: 1, transitions: 1, content: 1 } });
	expect(blend.fade.transitions).toBeLessThan(0.7);
	expect(measureNext({ ...model, blend }, asked).ndcg10).toBe(1);
});

test('with few to ask chance does not choose, and the few are trusted less', () => {
	const { weight, ...rest } = defaultBlend;
	const asked = Array.from({ length: 25 }, () => ({ history: [{ index: 0, weight: 1 }], next: 1 }));
	const quarter = { linear: weight.linear / 4, transitions: weight.transitions / 4, content: weight.content };
	expect(chooseBlend(model, asked)).toEqual({ ...rest, weight: quarter });
	expect(chooseBlend(model, []).weight).toEqual({ linear: 0, transitions: 0, content: weight.content });
});

test('hits count within ten and twenty, and less further down', () => {
	const silent = { ...defaultBlend, weight: { linear: 0, transitions: 0, content: 0 }, popularity: 1 };
	const ranked = { ...model, popularity: Float32Array.from({ length: cases }, (_, at) => cases - at), blend: silent };
	const asked = [0, 2, 14, 30].map((next) => ({ history: [], next }));
	const measures = measureNext(ranked, asked);
	expect(measures.hr10).toBe(0.5);
	expect(measures.ndcg10).toBeCloseTo((1 + 1 / 2) / 4);
	expect(measures.hr20).toBe(0.75);
	expect(measures.ndcg20).toBeCloseTo((1 + 1 / 2 + 1 / 4) / 4);
});
