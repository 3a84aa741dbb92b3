import type { FeedProblem } from '../feed-model.ts';

/** Something that was left out; the rest goes on. */
export function problem(message: string, line?: number): FeedProblem {
	return { type: 'problem', message, line, fatal: false };
}

/** Something after which nothing more can be read. */
export class FeedBreak extends Error {
	readonly line: number | undefined;

	constructor(message: string, line?: number) {
		super(message);
		this.line = line;
	}
}
