import type { Step } from './path.ts';

type Staged = Pick<Step, 'caseId' | 'stage'>;

/** The steps stage by stage, each stage with those that stand beside each other. */
export function byStage<S extends { stage: number }>(steps: readonly S[]): S[][] {
	const stages = new Map<number, S[]>();
	for (const step of steps) stages.set(step.stage, [...(stages.get(step.stage) ?? []), step]);
	return [...stages.entries()].sort(([a], [b]) => a - b).map(([, beside]) => beside);
}

/** The same stages numbered from 0. */
export function numbered<S extends { stage: number }>(stages: readonly S[][]): S[] {
	return stages.filter((beside) => beside.length > 0).flatMap((beside, stage) => beside.map((step) => ({ ...step, stage })));
}

/** Moves the stage that a case stands in before or after its neighbour; nothing happens at either end. */
export function moveStage<S extends Staged>(steps: readonly S[], caseId: number, by: -1 | 1): S[] {
	const stages = byStage(steps);
	const from = stageOf(stages, caseId);
	const [here, there] = [stages[from], stages[from + by]];
	if (!here || !there) return numbered(stages);
	[stages[from], stages[from + by]] = [there, here];
	return numbered(stages);
}

/** Sets a case beside the stage before it, so that one of them is enough. */
export function setBeside<S extends Staged>(steps: readonly S[], caseId: number): S[] {
	const stages = byStage(steps);
	const from = stageOf(stages, caseId);
	const [step, before] = [stages[from]?.find((one) => one.caseId === caseId), stages[from - 1]];
	if (!step || !before) return numbered(stages);
	stages[from] = without(stages[from], caseId);
	before.push(step);
	return numbered(stages);
}

/** Takes a case out from beside others, to a stage of its own after theirs. */
export function setAlone<S extends Staged>(steps: readonly S[], caseId: number): S[] {
	const stages = byStage(steps);
	const from = stageOf(stages, caseId);
	const step = stages[from]?.find((one) => one.caseId === caseId);
	if (!step) return numbered(stages);
	stages[from] = without(stages[from], caseId);
	stages.splice(from + 1, 0, [step]);
	return numbered(stages);
}

/** Takes a case out of the path. */
export function removeStep<S extends Staged>(steps: readonly S[], caseId: number): S[] {
	return numbered(byStage(without(steps, caseId)));
}

function stageOf(stages: readonly Staged[][], caseId: number): number {
	return stages.findIndex((beside) => beside.some((step) => step.caseId === caseId));
}

function without<S extends Staged>(steps: readonly S[] | undefined, caseId: number): S[] {
	return (steps ?? []).filter((step) => step.caseId !== caseId);
}
