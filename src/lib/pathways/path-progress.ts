import type { AdaptedStep } from './adapt-steps.ts';
import { byStage } from './stages.ts';

/** How far somebody is in a path. */
export interface PathProgress {
	/** Stages in all, and how many of them need no more: done, known or passed over. */
	stages: number;
	settled: number;
	/** Every stage is done or known: the certificate can be had. */
	isComplete: boolean;
	/** What is left to hear, in milliseconds, when the shortest is chosen everywhere. */
	leftMs: number;
	/** The case to go on with. */
	nextCaseId: number | null;
}

/** What a step takes: its length, and how much of it was heard. */
interface StepTime {
	durationMs: number;
	share: number;
}

/** How far somebody is: a stage is done when one of its cases is. */
export function pathProgress(steps: readonly AdaptedStep[], timeOf: (caseId: number) => StepTime): PathProgress {
	const leftOf = ({ caseId }: AdaptedStep) => timeOf(caseId).durationMs * (1 - timeOf(caseId).share);
	const stages = byStage(steps).map((beside) => ({ own: beside.filter((step) => !step.isExtra), all: beside }));
	const isLearned = ({ own }: (typeof stages)[number]) => own.some(({ state }) => state === 'done' || state === 'known');
	const open = stages.filter(({ own }) => own.every(({ state }) => state === 'todo'));
	const shortest = open.map(({ all, own }) => {
		const extraMs = all.filter(({ isExtra }) => isExtra).reduce((sum, step) => sum + leftOf(step), 0);
		return extraMs + Math.min(...own.map(leftOf));
	});
	return {
		stages: stages.length,
		settled: stages.length - open.length,
		isComplete: stages.length > 0 && stages.every(isLearned),
		leftMs: Math.round(shortest.reduce((sum, ms) => sum + ms, 0)),
		nextCaseId: open[0] ? nextIn(open[0].all, (caseId) => timeOf(caseId).share) : null,
	};
}

/** What prepares comes first, then what was begun, then what stands first. */
function nextIn(beside: readonly AdaptedStep[], shareOf: (caseId: number) => number): number | null {
	const extra = beside.find(({ isExtra }) => isExtra);
	const begun = beside.toSorted((a, b) => shareOf(b.caseId) - shareOf(a.caseId))[0];
	return (extra ?? begun)?.caseId ?? null;
}
