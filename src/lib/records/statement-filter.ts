import type { Readable } from './own-term.ts';

/** Where a statement lies in the order of storing. */
export interface Place {
	stored: Date;
	seq: number;
}

/** Which statements are asked for; every condition that is there must hold. */
export interface StatementFilter extends Readable {
	/** The key of an agent or identified group, as `agentKey` makes it. */
	agent?: string;
	/** Also where they are authority, instructor, team …, or stand in a sub-statement. */
	relatedAgents: boolean;
	verb?: string;
	activity?: string;
	relatedActivities: boolean;
	registration?: string;
	/** Stored after this time. */
	since?: Date;
	/** Stored at this time or before. */
	until?: Date;
	ascending: boolean;
	/** Where the page before ended. */
	after?: Place;
	limit: number;
}
