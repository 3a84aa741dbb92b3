/** What an import says while it works, one thing at a time. */
export type ImportEvent =
	| { type: 'case'; source: string; outcome: 'created' | 'changed' | 'unchanged'; slug: string; title: string }
	| { type: 'unplaced'; source: string; line: number; text: string }
	| { type: 'notice'; source: string; message: string }
	| { type: 'problem'; source: string; line?: number; message: string }
	| { type: 'progress'; done: number; total: number | undefined; words: string };
