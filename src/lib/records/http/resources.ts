import { documentMethods } from './documents.server.ts';
import type { Resource } from './exchange.ts';
import { getActivity } from './get-activity.server.ts';
import { getPerson } from './get-person.server.ts';
import { getStatements } from './get-statements.server.ts';
import { postStatements, putStatement } from './post-statements.server.ts';
import { Refusal } from './refusal.ts';

/** Every resource but About, with its methods (xAPI 1.0.3 Communication, appendix B). */
const resources: Record<string, Record<string, Resource>> = {
	'/statements': { GET: getStatements, PUT: putStatement, POST: postStatements },
	'/agents': { GET: getPerson },
	'/activities': { GET: getActivity },
	'/activities/state': documentMethods({
		kind: 'state',
		scope: 'state',
		idName: 'stateId',
		context: ['activityId', 'agent', 'registration'],
	}),
	'/agents/profile': documentMethods({ kind: 'agent_profile', scope: 'profile', idName: 'profileId', context: ['agent'] }),
	'/activities/profile': documentMethods({
		kind: 'activity_profile',
		scope: 'profile',
		idName: 'profileId',
		context: ['activityId'],
	}),
};

/** The resource and method that a request is for; HEAD is answered as GET. Throws Refusal 404 or 405. */
export function findResource({ method, path }: { method: string; path: string }): Resource {
	const methods = Object.hasOwn(resources, path) ? resources[path] : undefined;
	if (!methods)
		throw new Refusal(404, `There is no resource ${path}. There are ${Object.keys(resources).join(', ')} and /about.`);
	const name = method === 'HEAD' ? 'GET' : method;
	const resource = Object.hasOwn(methods, name) ? methods[name] : undefined;
	const allowed = Object.keys(methods).join(', ');
	if (!resource) throw new Refusal(405, `${path} knows ${allowed}, and not ${method}.`, { Allow: `${allowed}, HEAD, OPTIONS` });
	return resource;
}
