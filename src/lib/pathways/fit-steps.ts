/** What a fit is at, in order. */
export const fitSteps = ['reading', 'comparing', 'trying', 'measuring', 'fitting', 'storing'] as const;
export type FitStep = (typeof fitSteps)[number];
