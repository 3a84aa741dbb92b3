import fc from 'fast-check';
import type { Context, Statement, StatementObject } from '#lib/records/statement.ts';
import { voided } from './invented-statements.ts';

const uuid = (at: number) => `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;
const among = <Value>(...values: Value[]) => fc.constantFrom(...values);

/** Few of each, so that filters find something. */
export const agents = [
	{ mbox: 'mailto:ane@example.org' },
	{ mbox: 'mailto:bo@example.org' },
	{ account: { homePage: 'https://x.example/', name: 'med mellomrom' } },
];
export const activities = ['https://x.example/a', 'https://x.example/b', 'https://x.example/c'];
export const verbs = ['https://x.example/did', 'https://x.example/saw'];
export const registrations = [uuid(1), uuid(2)];

const agent = among(...agents);
const group = fc.record({ objectType: fc.constant('Group' as const), member: fc.array(agent, { minLength: 1, maxLength: 2 }) });
const actor = fc.oneof({ weight: 3, arbitrary: agent }, group);
const activity = fc.record({ id: among(...activities) });
const context: fc.Arbitrary<Context> = fc.record(
	{
		registration: among(...registrations),
		instructor: agent,
		team: group,
		contextActivities: fc.record(
			{ parent: activity, grouping: fc.array(activity, { minLength: 1, maxLength: 2 }) },
			{ requiredKeys: [] },
		),
	},
	{ requiredKeys: [] },
);
const verb = fc.record({ id: among(...verbs) });
const asAgent = agent.map((one) => ({ ...one, objectType: 'Agent' as const }));
/** Team and revision are for statements about activities, so the context of others has no team. */
const subStatement = fc.record({ objectType: fc.constant('SubStatement' as const), actor, verb, object: activity, context });
const object: fc.Arbitrary<StatementObject> = fc.oneof({ weight: 3, arbitrary: activity }, asAgent, subStatement);

/** Where a statement is one that refers to another, which; later ones too. */
const link = fc.option(fc.record({ to: fc.nat(), voids: fc.boolean() }), { freq: 2 });

/** Statements about few things, some of which refer to others or make them void; `run` makes the ids their own. */
export const history = fc
	.array(fc.record({ actor, verb, object, context, link }), { minLength: 1, maxLength: 14 })
	.map((parts) => (run: () => string): (Statement & { id: string })[] => {
		const ids = parts.map(run);
		return parts.map(({ link, context, ...part }, at) => {
			const id = ids[at] ?? '';
			if (!link) return { ...part, id, context: part.object.objectType === 'Agent' ? withoutTeam(context) : context };
			const target = { objectType: 'StatementRef' as const, id: ids[link.to % ids.length] ?? '' };
			return { ...part, id, object: target, context: withoutTeam(context), ...(link.voids && { verb: { id: voided } }) };
		});
	});

function withoutTeam({ team: _team, ...context }: Context): Context {
	return context;
}

/** A filter over the same few things. */
export const filter = fc.record({
	agent: fc.option(
		among('mbox mailto:ane@example.org', 'mbox mailto:bo@example.org', 'account https://x.example/ med mellomrom'),
		{
			nil: undefined,
		},
	),
	verb: fc.option(among(...verbs), { nil: undefined }),
	activity: fc.option(among(...activities), { nil: undefined }),
	registration: fc.option(among(...registrations), { nil: undefined, freq: 2 }),
	relatedAgents: fc.boolean(),
	relatedActivities: fc.boolean(),
	ascending: fc.boolean(),
	limit: fc.integer({ min: 1, max: 6 }),
});
