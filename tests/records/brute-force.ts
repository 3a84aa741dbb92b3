import type { StatementFilter } from '#lib/records/statement-filter.ts';

// The filters of xAPI 1.0.3 Communication 2.1.3 once more, read off the specification and sharing no code with the store.

interface Actor {
	mbox?: string;
	account?: { homePage: string; name: string };
	member?: Actor[];
}
interface Activity {
	id: string;
}
interface Parts {
	actor: Actor;
	verb: { id: string };
	object: Actor & Partial<Activity> & Partial<Parts> & { objectType?: string };
	context?: {
		registration?: string;
		instructor?: Actor;
		team?: Actor;
		contextActivities?: Record<string, Activity | Activity[]>;
	};
	authority?: Actor;
}

/** A statement that was stored. */
export type Known = Parts & { id: string; stored: string };

/** The ids that a filter finds among statements in the order of their storing. */
export function filterByForce(all: readonly Known[], filter: StatementFilter): string[] {
	const byId = new Map(all.map((one) => [one.id, one]));
	const isVoiding = (one: Known) => one.verb.id.endsWith('/voided');
	const voided = new Set(all.filter(isVoiding).map((one) => one.object.id));
	const isVoided = (one: Known) => voided.has(one.id) && !isVoiding(one);
	const matches = (one: Known, seen: Known[]): boolean => {
		if (seen.includes(one)) return false;
		const target = one.object.objectType === 'StatementRef' ? byId.get(one.object.id ?? '') : undefined;
		return meets(one, filter) || (target !== undefined && matches(target, [...seen, one]));
	};
	const inTime = ({ stored }: Known) =>
		(!filter.since || new Date(stored) > filter.since) && (!filter.until || new Date(stored) <= filter.until);
	const found = all.filter((one) => !isVoided(one) && inTime(one) && matches(one, [])).map(({ id }) => id);
	return filter.ascending ? found : found.reverse();
}

function meets(one: Parts, { agent, relatedAgents, verb, activity, relatedActivities, registration }: StatementFilter): boolean {
	const isAgent = (actor: Actor | undefined): boolean =>
		actor !== undefined && (nameOf(actor) === agent || (actor.member ?? []).some(isAgent));
	const hasAgent = ({ actor, object, context, authority }: Parts): boolean => {
		if (isAgent(actor) || isAgent(object)) return true;
		if (!relatedAgents) return false;
		return [authority, context?.instructor, context?.team].some(isAgent) || (isSub(object) && hasAgent(object));
	};
	const hasActivity = ({ object, context }: Parts): boolean => {
		if (object.id === activity && (object.objectType ?? 'Activity') === 'Activity') return true;
		if (!relatedActivities) return false;
		const others = Object.values(context?.contextActivities ?? {}).flat();
		return others.some(({ id }) => id === activity) || (isSub(object) && hasActivity(object));
	};
	return (
		(agent === undefined || hasAgent(one)) &&
		(verb === undefined || one.verb.id === verb) &&
		(activity === undefined || hasActivity(one)) &&
		(registration === undefined || one.context?.registration === registration)
	);
}

const isSub = (object: Parts['object']): object is Parts['object'] & Parts => object.objectType === 'SubStatement';

function nameOf({ mbox, account }: Actor): string | undefined {
	return mbox ? `mbox ${mbox}` : account && `account ${account.homePage} ${account.name}`;
}
