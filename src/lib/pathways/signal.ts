/** What a member does with a case that counts for recommendations, the weightiest first. */
export const signalKinds = ['passed', 'reflected', 'heard', 'tried', 'marked'] as const;
export type SignalKind = (typeof signalKinds)[number];

/** What a member may wish to learn about; a goal is one of the United Nations' 17. */
export const interestKinds = ['theme', 'perspective', 'goal'] as const;
export type InterestKind = (typeof interestKinds)[number];
