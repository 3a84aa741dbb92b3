import { termKey } from './term-key.ts';

/** Whose statements a reader may see: those that a client stored, those of a person, or with neither all. */
export interface Readable {
	/** The key of a client. */
	client?: string;
	/** The key of an agent, as `agentKey` makes it: that agent is actor or object. */
	subject?: string;
}

/** The term that every statement has which such a reader may see; undefined when that is every statement. */
export function ownTerm({ client, subject }: Readable): string | undefined {
	if (subject !== undefined) return termKey('agent', subject);
	return client === undefined ? undefined : termKey('client', client);
}
