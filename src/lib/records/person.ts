import { agentKey } from './agent-key.ts';
import type { Agent, Identifier } from './statement.ts';

/** Who stands behind several agents: Communication 2.4, IEEE 9274.1.1 4.1.6.3. */
export type Person = {
	objectType: 'Person';
	name?: string[];
	mbox?: string[];
	mbox_sha1sum?: string[];
	openid?: string[];
	account?: NonNullable<Identifier['account']>[];
};

/** Gathers what agents say about one person: every name and identifier once, in the order of the agents. */
export function personOf(agents: Agent[]): Person {
	const identifiers = [...new Map(agents.map((agent) => [agentKey(agent), agent])).values()];
	const person = {
		name: [...new Set(held(agents, 'name'))],
		mbox: held(identifiers, 'mbox'),
		mbox_sha1sum: held(identifiers, 'mbox_sha1sum'),
		openid: held(identifiers, 'openid'),
		account: held(identifiers, 'account'),
	};
	return { objectType: 'Person', ...Object.fromEntries(Object.entries(person).filter(([, values]) => values.length > 0)) };
}

function held<Name extends keyof Agent>(agents: Agent[], name: Name): NonNullable<Agent[Name]>[] {
	return agents.flatMap((agent) => agent[name] ?? []);
}
