/** Where a case is on its way to its readers. */
export const caseStates = ['draft', 'review', 'approved', 'scheduled', 'published', 'unpublished'] as const;
export type CaseState = (typeof caseStates)[number];

/** What an editor may do with a case, in the order of its way. `approve` is the guest's. */
export const steps = ['review', 'draft', 'schedule', 'publish', 'unpublish'] as const;
export type Step = (typeof steps)[number];

const stepsFrom: Record<CaseState, Step[]> = {
	draft: ['review', 'schedule', 'publish'],
	review: ['draft', 'schedule', 'publish'],
	approved: ['draft', 'schedule', 'publish'],
	scheduled: ['publish', 'schedule', 'unpublish'],
	published: ['unpublish'],
	unpublished: ['review', 'schedule', 'publish'],
};

/** Where each step leads. */
export const stateAfter: Record<Step, CaseState> = {
	review: 'review',
	draft: 'draft',
	schedule: 'scheduled',
	publish: 'published',
	unpublish: 'unpublished',
};

/** The steps that a case may take from where it is. */
export function stepsOf(state: CaseState): Step[] {
	return stepsFrom[state];
}

/** Whether readers see the case after the step, at once or in time. */
export function isPublic(step: Step): boolean {
	return step === 'publish' || step === 'schedule';
}
