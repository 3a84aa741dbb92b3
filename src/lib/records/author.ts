import type { Actor } from './statement.ts';

/** Who asserts a statement: what the store writes down as its `authority`, and which credential it came with. */
export interface Author {
	clientKey: string;
	authority: Actor;
	/** Whether it may void what others have stored. */
	mayVoidAll: boolean;
}
