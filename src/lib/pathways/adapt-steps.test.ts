import { expect, test } from 'vitest';
import { type Adapting, adaptSteps, type Choice, type Learned } from './adapt-steps.ts';
import type { PathCase } from './path-case.ts';
import { pathProgress } from './path-progress.ts';

const joined = new Date('2026-03-01T00:00:00Z');
const before = new Date('2026-02-01T00:00:00Z');
const after = new Date('2026-04-01T00:00:00Z');
const aCase = (id: number, words: string, more: Partial<PathCase> = {}): PathCase => {
	return {
		id,
		durationMs: 600_000,
		words: words.split(' '),
		themes: ['helse'],
		perspectives: [],
		goals: [],
		language: 'nb',
		publishedMs: 0,
		...more,
	};
};
const learned = (caseId: number, more: Partial<Learned>): Learned => {
	return { caseId, share: 0, isFinished: false, score: null, passed: false, tries: 0, newestAt: null, heardAt: null, ...more };
};
const passed = (caseId: number, more: Partial<Learned> = {}) =>
	learned(caseId, { score: 1, passed: true, tries: 1, newestAt: after, ...more });
const failed = (caseId: number) => learned(caseId, { score: 0.4, tries: 1, newestAt: after });

/** Three cases, the first two broad and short, the third deep. */
const cases = [
	aCase(1, 'data etikk', { themes: ['helse', 'energi'] }),
	aCase(2, 'data fjord', { themes: ['helse', 'energi'] }),
	aCase(3, 'data etikk fjord grunn analyse', { durationMs: 3_600_000 }),
];
const adapt = (more: Partial<Adapting> = {}, others: PathCase[] = []) =>
	adaptSteps({
		steps: cases.map(({ id }, stage) => ({ caseId: id, stage, questions: id === 1 ? 0 : 5 })),
		cases: new Map([...cases, ...others].map((one) => [one.id, one])),
		learned: [],
		choices: [],
		startedAt: joined,
		relatives: [],
		...more,
	});
const statesOf = (steps: ReturnType<typeof adapt>) => steps.map(({ state }) => state);
const choice = (caseId: number, kind: Choice['kind'], before: number | null = null): Choice => ({ caseId, kind, before });

test('with a quiz a step is done when it is passed, without one when it is heard or said to be read', () => {
	const heard = { share: 1, isFinished: true, heardAt: after };
	expect(statesOf(adapt({ learned: [learned(1, heard), learned(2, heard)] }))).toEqual(['done', 'todo', 'todo']);
	expect(statesOf(adapt({ learned: [passed(2, { tries: 3 })] }))).toEqual(['todo', 'done', 'todo']);
	expect(statesOf(adapt({ choices: [choice(1, 'known'), choice(2, 'known')] }))).toEqual(['done', 'todo', 'todo']);
});

test('an introduction is known when a case of the same words was passed at once or before joining', () => {
	const other = aCase(9, 'data etikk');
	const note = { kind: 'mastered', on: 9, score: 1 };
	expect(adapt({ learned: [passed(9)] }, [other])[0]).toMatchObject({ state: 'known', note });
	expect(adapt({ learned: [passed(9, { tries: 4, newestAt: before })] }, [other])[0]).toMatchObject({ state: 'known' });
	expect(adapt({ learned: [passed(9, { tries: 4 })] }, [other])[0]).toMatchObject({ state: 'todo', note: null });
	expect(adapt({ learned: [passed(9, { score: 0.8 })] }, [other])[0]).toMatchObject({ state: 'todo' });
});

test('what goes deep is never taken to be known, and what is known may be wanted all the same', () => {
	const other = aCase(9, 'data etikk fjord grunn analyse');
	const steps = adapt({ learned: [passed(9)], choices: [choice(1, 'missing')] }, [other]);
	expect(steps[2]).toMatchObject({ state: 'todo' });
	expect(steps[0]).toMatchObject({ state: 'todo', note: { kind: 'wanted' } });
});

test('a failed quiz puts the best preparation before its step, and says why', () => {
	const relatives = [aCase(7, 'skog', { durationMs: 60_000 }), aCase(8, 'data etikk', { durationMs: 60_000 })];
	const steps = adapt({ learned: [failed(3)], relatives });
	expect(steps.map(({ caseId }) => caseId)).toEqual([1, 2, 8, 3]);
	expect(steps[2]).toMatchObject({ isExtra: true, stage: 2, note: { kind: 'failed', on: 3, score: 0.4 } });
});

test('nothing is put in of another theme, twice, once refused, or when something was learned since', () => {
	const relatives = [aCase(8, 'data etikk', { durationMs: 60_000 })];
	const ids = (more: Partial<Adapting>, others: PathCase[] = []) => adapt(more, others).map(({ caseId }) => caseId);
	expect(ids({ learned: [failed(3)], relatives: [aCase(8, 'data', { themes: ['finans'] })] })).toEqual([1, 2, 3]);
	expect(
		ids({
			learned: [failed(2), failed(3)],
			relatives: [aCase(8, 'data etikk', { durationMs: 60_000, themes: ['helse', 'energi'] })],
		}),
	).toEqual([1, 8, 2, 3]);
	const refused = adapt({ learned: [failed(3)], relatives, choices: [choice(8, 'skipped', 3)] });
	expect(refused.map(({ caseId, note }) => [caseId, note])).toEqual([
		[1, null],
		[2, null],
		[3, { kind: 'refused', on: 8 }],
	]);
	const since = learned(9, { isFinished: true, heardAt: new Date('2026-04-02T00:00:00Z') });
	expect(ids({ learned: [failed(3), since], relatives }, [aCase(9, 'data')])).toEqual([1, 2, 3]);
});

test('progress counts stages: one of a choice is enough, and what is passed over earns no certificate', () => {
	const times = (caseId: number) => ({ durationMs: caseId * 60_000, share: caseId === 3 ? 0.5 : 0 });
	const steps = [
		{ caseId: 1, questions: 0, stage: 0 },
		{ caseId: 2, questions: 5, stage: 0 },
		{ caseId: 3, questions: 5, stage: 1 },
	];
	const at = (more: Partial<Adapting>) => pathProgress(adapt({ steps, ...more }), times);
	expect(at({})).toEqual({ stages: 2, settled: 0, isComplete: false, leftMs: 150_000, nextCaseId: 1 });
	expect(at({ learned: [passed(2)] })).toMatchObject({ settled: 1, isComplete: false, leftMs: 90_000, nextCaseId: 3 });
	expect(at({ learned: [passed(2), passed(3)] })).toMatchObject({ settled: 2, isComplete: true, leftMs: 0, nextCaseId: null });
	expect(at({ learned: [passed(2)], choices: [choice(3, 'skipped')] })).toMatchObject({ settled: 2, isComplete: false });
	expect(pathProgress([], times)).toMatchObject({ stages: 0, isComplete: false });
});
