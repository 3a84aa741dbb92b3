import type { nb } from './nb.ts';

type Widened<T> = T extends string
	? string
	: T extends (...args: infer Given) => string
		? (...args: Given) => string
		: { [Key in keyof T]: Widened<T[Key]> };

/** Everything that the interface says; bokmål decides which messages there are. */
export type Messages = Widened<typeof nb>;
