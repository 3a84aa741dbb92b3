import type { Outgoing } from './find-batch.server.ts';

/** Statements that stand in line for one target, in the order of storing. */
export interface Line {
	/** The first of those that are left; none when all are sent. */
	next(limit: number): Promise<Outgoing[]>;
	/** Notes that these are there, or that the only one was refused for this reason; false when the target or they are gone meanwhile. */
	done(batch: readonly Outgoing[], refusal?: string): Promise<boolean>;
}
