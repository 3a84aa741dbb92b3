import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byStage, moveStage, removeStep, setAlone, setBeside } from './stages.ts';

/** `'1 23 4'` is three stages, the second a choice. */
const path = (text: string) =>
	text.split(' ').flatMap((stage, at) => [...stage].map((id) => ({ caseId: Number(id), stage: at })));
const told = (steps: { caseId: number; stage: number }[]) =>
	byStage(steps)
		.map((beside) => beside.map(({ caseId }) => caseId).join(''))
		.join(' ');

test('a whole stage moves, and stays where it is at either end', () => {
	expect(told(moveStage(path('1 23 4'), 3, -1))).toBe('23 1 4');
	expect(told(moveStage(path('1 23 4'), 1, 1))).toBe('23 1 4');
	expect(told(moveStage(path('1 23 4'), 1, -1))).toBe('1 23 4');
	expect(told(moveStage(path('1 23 4'), 4, 1))).toBe('1 23 4');
});

test('a case joins the stage before it, and leaves it again', () => {
	expect(told(setBeside(path('1 2 3'), 2))).toBe('12 3');
	expect(told(setBeside(path('1 23 4'), 3))).toBe('13 2 4');
	expect(told(setBeside(path('1 2'), 1))).toBe('1 2');
	expect(told(setAlone(path('123 4'), 2))).toBe('13 2 4');
	expect(told(setAlone(path('1 2'), 2))).toBe('1 2');
});

test('what is taken out leaves no empty stage', () => {
	expect(told(removeStep(path('1 2 3'), 2))).toBe('1 3');
	expect(removeStep(path('1 2 3'), 2).map(({ stage }) => stage)).toEqual([0, 1]);
});

test('no move loses or doubles a case, and stages are always numbered from 0', () => {
	const move = fc.record({ by: fc.nat(3), caseId: fc.integer({ min: 1, max: 6 }) });
	fc.assert(
		fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
			let steps = path('1 23 4 5');
			for (const { by, caseId } of moves) {
				const to = [
					setBeside,
					setAlone,
					(s: typeof steps, id: number) => moveStage(s, id, 1),
					(s: typeof steps, id: number) => moveStage(s, id, -1),
				][by];
				steps = to?.(steps, caseId) ?? steps;
			}
			expect(steps.map(({ caseId }) => caseId).sort()).toEqual([1, 2, 3, 4, 5]);
			expect([...new Set(steps.map(({ stage }) => stage))]).toEqual(byStage(steps).map((_, at) => at));
		}),
	);
});
