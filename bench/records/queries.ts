import { agentOf, type Cast, caseOf, courseOf, registrationOf, verbOf } from './invented-history.ts';

/** The ten commonest questions to a store; each is asked about somebody or something else every time. */
export const queries: Record<string, (at: number, cast: Cast) => Record<string, string | object>> = {
	latest: () => ({}),
	agent: (at, { members }) => ({ agent: agentOf((at * 7919) % members) }),
	'agent, verb': (at, { members }) => ({ agent: agentOf((at * 7919) % members), verb: verbOf(at) }),
	'agent, activity': (at, { members, cases }) => ({
		agent: agentOf((at * 7919) % members),
		activity: caseOf((at * 104_729) % cases),
	}),
	registration: (at, { members, cases }) => ({ registration: registrationOf((at * 7919) % members, (at * 104_729) % cases) }),
	activity: (at, { cases }) => ({ activity: caseOf(at % cases) }),
	'activity, verb': (at, { cases }) => ({ activity: caseOf(at % cases), verb: verbOf(at) }),
	'related activity': (at) => ({ activity: courseOf(at), related_activities: 'true' }),
	'verb, since': (at) => ({ verb: verbOf(at), since: new Date(Date.now() - 30 * 86_400_000).toISOString() }),
	'agent, oldest first': (at, { members }) => ({ agent: agentOf((at * 7919) % members), ascending: 'true' }),
};

/** The address of a question; a page has 50 statements. */
export function addressOf(parameters: Record<string, string | object>): string {
	const query = Object.entries({ ...parameters, limit: '50' }).map(([name, value]): [string, string] => [
		name,
		typeof value === 'string' ? value : JSON.stringify(value),
	]);
	return `/statements?${new URLSearchParams(query)}`;
}
