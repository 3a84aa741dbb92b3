/** What may be aimed at: below, one relearns more than one remembers; above, one does little else than review. */
export const retentionLimits = { least: 0.7, most: 0.97 } as const;

/** The longest pause, in days. */
export const longestPause = 366;

/** Fewer reviews than this say less of a member than the published parameters, which come from millions. */
export const enoughReviews = 200;
