import type { Readable } from './own-term.ts';

/** What a client may be allowed, as the specification names it (xAPI 1.0.3 Communication 4.2). */
export const scopes = ['statements/write', 'statements/read/mine', 'statements/read', 'state', 'profile', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** A program that may use the store, with the name that the operator gave it. */
export interface Client {
	key: string;
	name: string;
	scopes: readonly Scope[];
	/** The key of the agent whose record it reads, when it is a member's own program. */
	subject?: string;
}

/** Whether a client has one of the scopes, or all. */
export function mayDo(client: Client, ...any: Scope[]): boolean {
	return client.scopes.includes('all') || any.some((scope) => client.scopes.includes(scope));
}

/** Which statements a client may read that has the scope to read any. */
export function readableBy(client: Client): Readable {
	if (client.subject !== undefined) return { subject: client.subject };
	return mayDo(client, 'statements/read') ? {} : { client: client.key };
}

/** Whether a text names a scope. */
export function isScope(text: string): text is Scope {
	return scopes.some((scope) => scope === text);
}
