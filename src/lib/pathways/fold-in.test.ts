import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packRows, someModel, unpackRows } from '../../../tests/pathways/some-model.ts';
import type { Neighbours } from './engine/neighbours.ts';
import { contributions, foldIn, type HistoryEntry, placeOf } from './fold-in.ts';
import { type Model, parts } from './model.ts';

const weight = fc.integer({ min: 1, max: 8 }).map((eighths) => eighths / 8);

/** A model with a history of its cases: learned, not wanted, and wished for. */
const asked = someModel.chain((model) => {
	const index = fc.nat(model.caseIds.length - 1);
	const entry: fc.Arbitrary<HistoryEntry> = fc.oneof(
		fc.record({ index, weight }),
		fc.record({ index, weight: weight.map((wanted) => -wanted) }),
		fc.record({ indices: fc.uniqueArray(index, { minLength: 1 }), weight }),
	);
	return fc.record({ model: fc.constant(model), history: fc.array(entry, { maxLength: 6 }) });
});

describe('fold-in', () => {
	test('scores every case as the definition does, best first, without what is in the history', () => {
		fc.assert(
			fc.property(asked, ({ model, history }) => {
				const expected = scoresByDefinition(model, history);
				const inHistory = new Set(history.map((entry) => ('index' in entry ? entry.index : -1)));
				const found = foldIn(model, history);
				expect(new Set(found.map(({ index }) => index))).toEqual(
					new Set([...expected.keys()].filter((index) => !inHistory.has(index))),
				);
				for (const { index, score } of found) expect(score).toBeCloseTo(expected[index] ?? Number.NaN, 3);
				expect(found).toEqual(found.toSorted((one, other) => other.score - one.score || one.index - other.index));
			}),
		);
	});

	test('names as many as asked for, of those that may be named', () => {
		fc.assert(
			fc.property(asked, fc.nat(4), ({ model, history }, count) => {
				const may = (index: number) => index % 2 === 0;
				const all = foldIn(model, history).filter(({ index }) => may(index));
				expect(foldIn(model, history, { count, may })).toEqual(all.slice(0, count));
			}),
		);
	});

	test('knows the place of a case without naming the others', () => {
		fc.assert(
			fc.property(asked, ({ model, history }) => {
				for (const [place, { index }] of foldIn(model, history).entries()) expect(placeOf(model, history, index)).toBe(place);
			}),
		);
	});
});

test('contributions sum to the score, the largest first', () => {
	fc.assert(
		fc.property(asked, ({ model, history }) => {
			for (const { index, score } of foldIn(model, history)) {
				const { popularity, entries } = contributions(model, history, index);
				expect(entries.reduce((sum, entry) => sum + entry.sum, popularity)).toBeCloseTo(score, 3);
				for (const entry of entries) expect(entry.linear + entry.transitions + entry.content).toBeCloseTo(entry.sum, 6);
				expect(entries.map(({ sum }) => sum)).toEqual(entries.map(({ sum }) => sum).sort((one, other) => other - one));
			}
		}),
	);
});

describe('new members and new cases', () => {
	const none = packRows([[0], [0], [0], [0]]);
	// Cases 0 and 1 are alike, and so are 1 and 3; case 3 was published a minute ago. Everybody learns case 2.
	const model: Model = {
		caseIds: Int32Array.of(11, 12, 13, 14),
		linear: packRows([
			[0, 0, 1, 0],
			[0, 0, 1, 0],
			[1, 1, 0, 0],
			[0, 0, 0, 0],
		]),
		transitions: none,
		content: packRows([
			[0, 0.5, 0, 0],
			[0.5, 0, 0, 0.5],
			[0, 0, 0, 0],
			[0, 0.5, 0, 0],
		]),
		popularity: Float32Array.of(5, 5, 50, 0),
		blend: {
			weight: { linear: 1, transitions: 1, content: 0.5 },
			fade: { linear: 1, transitions: 1, content: 1 },
			popularity: 0.01,
			newcomers: 2,
		},
	};

	test('an interest brings its cases first, then those like them', () => {
		expect(foldIn(model, [{ indices: [0], weight: 1 }]).map(({ index }) => index)).toEqual([0, 1, 2, 3]);
	});

	test('a case that nobody has learned is recommended for what it is about', () => {
		const found = foldIn(model, [{ index: 1, weight: 1 }]).map(({ index }) => index);
		expect(found).toEqual([3, 2, 0]);
		expect(contributions(model, [{ index: 1, weight: 1 }], 3).entries).toMatchObject([{ linear: 0, sum: 1.5, content: 1.5 }]);
	});

	test('without any history the popular come first', () => {
		expect(foldIn(model, []).map(({ index }) => index)).toEqual([2, 0, 1, 3]);
	});
});

/** What a score is, word by word and slowly. */
function scoresByDefinition(
	{ linear, transitions, content, popularity, blend }: Model,
	history: readonly HistoryEntry[],
): number[] {
	const matrices = { linear: unpackRows(linear), transitions: unpackRows(transitions), content: unpackRows(content) };
	const scales = { linear: scaleOf(linear), transitions: scaleOf(transitions), content: scaleOf(content) };
	const most = Math.max(1, ...popularity);
	return Array.from(popularity, (learners, index) => {
		let score = (blend.popularity * Math.log1p(learners)) / Math.log1p(most);
		let age = 0;
		for (const entry of history) {
			const faded = 'index' in entry && entry.weight > 0 ? age++ : 0;
			for (const part of parts) {
				const lift = part === 'content' && 'index' in entry ? 1 + blend.newcomers / (1 + learners) : 1;
				const strength = (entry.weight * blend.weight[part] * lift * blend.fade[part] ** faded) / scales[part];
				if ('index' in entry) score += strength * (matrices[part][entry.index]?.[index] ?? 0);
				else if (part === 'content') score += strength * interest(entry.indices, index);
			}
		}
		return score;
	});

	function interest(indices: readonly number[], index: number): number {
		const alike = indices.reduce((sum, of) => sum + (matrices.content[of]?.[index] ?? 0), 0) / indices.length;
		return alike + (indices.includes(index) ? scales.content : 0);
	}
}

function scaleOf(part: Neighbours): number {
	const strongest = unpackRows(part)
		.map((row) => Math.max(0, ...row))
		.filter((value) => value > 0);
	return strongest.length > 0 ? strongest.reduce((sum, value) => sum + value, 0) / strongest.length : 1;
}
