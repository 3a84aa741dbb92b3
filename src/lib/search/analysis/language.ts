/** The languages that have an analysis of their own; others are read as bokmål, whose stems harm them least. */
export type Language = 'nb' | 'nn' | 'en';
