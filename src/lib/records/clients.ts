/** What a client may be allowed, as the specification names it (xAPI 1.0.3 Communication 4.2). */
export const scopes = ['statements/write', 'statements/read/mine', 'statements/read', 'state', 'profile', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** A program that may use the store, with the name that the operator gave it. */
export interface Client {
	key: string;
	name: string;
	scopes: readonly Scope[];
}

/** Whether a client has one of the scopes, or all. */
export function mayDo(client: Client, ...any: Scope[]): boolean {
	return client.scopes.includes('all') || any.some((scope) => client.scopes.includes(scope));
}

/** Whether a text names a scope. */
export function isScope(text: string): text is Scope {
	return scopes.some((scope) => scope === text);
}
