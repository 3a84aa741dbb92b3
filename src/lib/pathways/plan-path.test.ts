import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someCases } from '../../../tests/arbitraries/path-cases.ts';
import { lengthOf } from './order-path.ts';
import { mostSteps, type PathWishes } from './path.ts';
import type { PathCase } from './path-case.ts';
import { planPath } from './plan-path.ts';
import { byStage } from './stages.ts';

const wishes = (more: Partial<PathWishes> = {}): PathWishes => {
	return { themes: [], perspectives: [], goals: [], views: 1, minutes: 120, level: 'beginner', ...more };
};
const someWishes = fc.record({
	themes: fc.subarray(['helse', 'energi', 'finans']),
	perspectives: fc.subarray(['forsker', 'leder', 'student']),
	goals: fc.subarray([1, 2, 3]),
	views: fc.integer({ min: 1, max: 4 }),
	minutes: fc.integer({ min: 15, max: 600 }),
	level: fc.constantFrom('beginner' as const, 'experienced' as const),
});
const aCase = (id: number, more: Partial<PathCase> = {}): PathCase => {
	return {
		id,
		durationMs: 1_800_000,
		words: [`word${id}`],
		themes: ['helse'],
		perspectives: ['forsker'],
		goals: [],
		language: 'nb',
		publishedMs: 0,
		...more,
	};
};

test('a plan fits the time whichever choices are made, has no case twice, and says why of each', () => {
	fc.assert(
		fc.property(someCases, someWishes, (cases, wished) => {
			const steps = planPath(cases, wished);
			const of = new Map(cases.map((one) => [one.id, one]));
			const stages = byStage(steps).map((beside) => beside.map(({ caseId }) => lengthOf(of.get(caseId) ?? { durationMs: 0 })));
			expect(stages.reduce((sum, lengths) => sum + Math.max(...lengths), 0)).toBeLessThanOrEqual(wished.minutes * 60_000);
			expect(new Set(steps.map(({ caseId }) => caseId)).size).toBe(steps.length);
			expect(steps.length).toBeLessThanOrEqual(mostSteps);
			expect(steps.every(({ because }) => because !== null)).toBe(true);
			expect(steps.map(({ stage }) => stage)).toEqual(byStage(steps).flatMap((beside, at) => beside.map(() => at)));
			expect(planPath(cases.toReversed(), wished)).toEqual(steps);
		}),
	);
});

test('where there is a choice, the cases come from perspectives that have nothing in common', () => {
	fc.assert(
		fc.property(someCases, someWishes, (cases, wished) => {
			const of = new Map(cases.map((one) => [one.id, one.perspectives]));
			for (const [first, ...others] of byStage(planPath(cases, wished)))
				for (const other of others)
					expect((of.get(other.caseId) ?? []).some((slug) => of.get(first?.caseId ?? 0)?.includes(slug))).toBe(false);
		}),
	);
});

test('the perspectives that were asked for are heard while there is time for them', () => {
	const many = Array.from({ length: 20 }, (_, at) => aCase(at + 1));
	const rare = [aCase(31, { perspectives: ['leder'] }), aCase(32, { perspectives: ['student'] })];
	const heard = (more: Partial<PathWishes>) => {
		const ids = new Set(planPath([...many, ...rare], wishes({ minutes: 90, ...more })).map(({ caseId }) => caseId));
		return [...many, ...rare].filter(({ id }) => ids.has(id)).flatMap(({ perspectives }) => perspectives);
	};
	expect(heard({ perspectives: ['leder', 'student'] })).toEqual(expect.arrayContaining(['leder', 'student']));
	expect(new Set(heard({ views: 3 })).size).toBe(3);
});

test('two of the same theme and words from different chairs stand beside each other', () => {
	const cases = [
		aCase(1, { words: ['data', 'etikk'] }),
		aCase(2, { words: ['buss'] }),
		aCase(3, { words: ['fjord'] }),
		aCase(4, { words: ['data', 'etikk'], perspectives: ['leder'], durationMs: 3_600_000 }),
	];
	const steps = planPath(cases, wishes({ minutes: 140 }));
	const beside = byStage(steps).find((stage) => stage.length > 1);
	expect(beside?.map(({ caseId }) => caseId)).toEqual([1, 4]);
	expect(beside?.[1]?.because).toEqual({ kind: 'choice', with: 1 });
});

test('what the history says of a case weighs in, and nothing fits where there is no time', () => {
	const cases = [aCase(1), aCase(2)];
	expect(planPath(cases, wishes({ minutes: 30 }), { relevance: (id) => (id === 2 ? 1 : 0) })).toMatchObject([{ caseId: 2 }]);
	expect(planPath(cases, wishes({ minutes: 15 }))).toEqual([]);
});

test('a path goes on from what the member knows, and the experienced go deeper', () => {
	const cases = [
		aCase(1, { words: ['data'] }),
		aCase(2, { words: ['data', 'etikk'] }),
		aCase(3, { words: ['data', 'etikk', 'fjord', 'buss'] }),
	];
	const chosen = (level: PathWishes['level'], met?: string[]) =>
		planPath(cases, wishes({ minutes: 30, level }), { met }).map(({ caseId }) => caseId);
	expect([chosen('beginner'), chosen('beginner', ['data']), chosen('experienced', ['data', 'etikk'])]).toEqual([[1], [2], [3]]);
});
