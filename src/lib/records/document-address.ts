import { createHash } from 'node:crypto';

export type DocumentKind = 'state' | 'agent_profile' | 'activity_profile';

/** What documents are about: an activity, an agent, or for a state both and perhaps a registration. */
export interface DocumentContext {
	kind: DocumentKind;
	activityId?: string;
	/** As `agentKey` makes it. */
	agent?: string;
	registration?: string;
}

/** One document of a context. */
export interface DocumentAddress extends DocumentContext {
	id: string;
}

/** The key of a document: a SHA-256, for what it is made of may be longer than an index takes. */
export function documentKey({ kind, activityId, agent, registration, id }: DocumentAddress): Buffer {
	const parts = [kind, activityId ?? null, agent ?? null, registration ?? null, id];
	return createHash('sha256').update(JSON.stringify(parts)).digest();
}
