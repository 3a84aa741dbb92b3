import type { Trace } from './find-states.ts';
import type { Span } from './frames.ts';

/** Where a sentence is, and the state of each of its frames. */
export interface Place extends Trace {
	span: Span;
}
