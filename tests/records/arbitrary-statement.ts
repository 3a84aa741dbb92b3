import fc from 'fast-check';
import type {
	Activity,
	ActivityDefinition,
	Actor,
	Agent,
	Attachment,
	Context,
	Extensions,
	Group,
	InteractionComponent,
	LanguageMap,
	Result,
	Statement,
	StatementCore,
	StatementRef,
	Verb,
	XapiVersion,
} from '#lib/records/statement.ts';

// Valid statements, built from the specification's tables. All people, places and addresses are invented.

const some = { requiredKeys: [] };
const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const word = fc.stringMatching(/^[a-z]{1,8}$/);
const iri = fc.oneof(
	fc.webUrl({ withFragments: true, withQueryParameters: true }),
	fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
	word.map((name) => `https://example.org/læring/${name}`),
	word.map((name) => `tag:example.org,2026:${name}`),
);
const tags = [
	'nb',
	'nn-NO',
	'en-GB',
	'zh-Hant-TW',
	'es-419',
	'sl-rozaj-biske',
	'de-CH-1996',
	'en-a-bbb-x-a-ccc',
	'x-own',
	'i-klingon',
];
const languageTag = fc.constantFrom(...tags);
const languageMap: fc.Arbitrary<LanguageMap> = fc.dictionary(languageTag, text, { maxKeys: 3 });
const plainJson = fc.jsonValue({ maxDepth: 2 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
const extensions: fc.Arbitrary<Extensions> = fc.dictionary(iri, plainJson, { maxKeys: 2 });
const uuid = fc.oneof(
	fc.uuid(),
	fc.uuid().map((id) => id.toUpperCase()),
);
const hex = (length: number) => fc.stringMatching(new RegExp(`^[\\da-f]{${length}}$`));

const instant = fc
	.date({ min: new Date('1000-01-01'), max: new Date('3000-01-01'), noInvalidDate: true })
	.map((date) => date.toISOString());
const zoned = fc.constantFrom('+02:00', '-09:30', '+00:00').map((zone) => (moment: string) => moment.replace('Z', zone));
const rfc3339 = fc.oneof(
	instant,
	fc.tuple(instant, zoned).map(([moment, inZone]) => inZone(moment)),
	fc.tuple(instant, fc.nat(999_999)).map(([moment, more]) => moment.replace('Z', `${more}Z`)),
);
const iso8601 = fc.oneof(
	rfc3339,
	instant.map((moment) => moment.slice(0, 16)),
	instant.map((moment) => `${moment.slice(0, 19).replaceAll(/[-:]/g, '')}+0530`),
	instant.map((moment) => moment.replace('.', ',')),
);
const timestamp = (version: XapiVersion) => (version === '1.0.3' ? iso8601 : rfc3339);
const duration = fc.oneof(
	fc.nat(99).map((weeks) => `P${weeks}W`),
	fc.tuple(fc.nat(99), fc.nat(99), fc.nat(9999)).map(([days, hours, thousandths]) => `P${days}DT${hours}H${thousandths / 1000}S`),
	fc.constantFrom('P1Y2M', 'PT0.5S', 'PT1,25H', 'P3Y1M29DT4H35M59.14S'),
);

const identifier = fc.oneof(
	fc.record({ mbox: fc.tuple(word, word).map(([name, host]) => `mailto:${name}@${host}.example.org`) }),
	fc.record({ mbox_sha1sum: hex(40) }),
	fc.record({ openid: iri }),
	fc.record({ account: fc.record({ homePage: iri, name: text }) }),
);
const joined = <A extends object, B extends object>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>) =>
	fc.tuple(a, b).map(([first, second]) => ({ ...first, ...second }));

export const agent: fc.Arbitrary<Agent> = joined(
	fc.record({ objectType: fc.constant('Agent' as const), name: text }, some),
	identifier,
);
const members = fc.array(agent, { minLength: 1, maxLength: 3 });
const anonymousGroup: fc.Arbitrary<Group> = fc.record(
	{ objectType: fc.constant('Group' as const), name: text, member: members },
	{ requiredKeys: ['objectType', 'member'] },
);
const identifiedGroup: fc.Arbitrary<Group> = joined(
	fc.record(
		{ objectType: fc.constant('Group' as const), name: text, member: fc.array(agent, { maxLength: 2 }) },
		{ requiredKeys: ['objectType'] },
	),
	identifier,
);
const group = fc.oneof(anonymousGroup, identifiedGroup);
const actor: fc.Arbitrary<Actor> = fc.oneof(agent, group);
const authority: fc.Arbitrary<Actor> = fc.oneof(
	agent,
	fc.record({ objectType: fc.constant('Group' as const), member: fc.tuple(agent, agent).map((pair) => [...pair]) }),
);

const components: fc.Arbitrary<InteractionComponent[]> = fc.uniqueArray(
	fc.record({ id: word, description: languageMap }, { requiredKeys: ['id'] }),
	{ selector: ({ id }) => id, maxLength: 3 },
);
const lists = {
	choice: ['choices'],
	sequencing: ['choices'],
	likert: ['scale'],
	matching: ['source', 'target'],
	performance: ['steps'],
};
const types = [
	'true-false',
	'choice',
	'fill-in',
	'long-fill-in',
	'matching',
	'performance',
	'sequencing',
	'likert',
	'numeric',
	'other',
] as const;
const interaction: fc.Arbitrary<ActivityDefinition> = fc.constantFrom(...types).chain((type) => {
	const names: string[] = lists[type as keyof typeof lists] ?? [];
	const model = Object.fromEntries(names.map((name) => [name, components]));
	const patterns = fc.array(text, { maxLength: 2 });
	return fc.record(
		{ interactionType: fc.constant(type), correctResponsesPattern: patterns, ...model },
		{ requiredKeys: ['interactionType'] },
	);
});
const description = fc.record({ name: languageMap, description: languageMap, type: iri, moreInfo: iri, extensions }, some);
export const definition: fc.Arbitrary<ActivityDefinition> = fc.oneof(description, joined(description, interaction));
export const activity: fc.Arbitrary<Activity> = fc.record(
	{ objectType: fc.constant('Activity' as const), id: iri, definition },
	{ requiredKeys: ['id'] },
);
const statementRef: fc.Arbitrary<StatementRef> = fc.record({ objectType: fc.constant('StatementRef' as const), id: uuid });
const verb: fc.Arbitrary<Verb> = fc.record({ id: iri, display: languageMap }, { requiredKeys: ['id'] });

const decimal = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const score = fc.uniqueArray(decimal, { minLength: 3, maxLength: 3 }).chain((three) => {
	const [min = 0, raw = 0, max = 0] = three.sort((a, b) => a - b);
	const scaled = fc.double({ min: -1, max: 1, noNaN: true }).map((value) => value + 0);
	return fc.record({ scaled, raw: fc.constant(raw), min: fc.constant(min), max: fc.constant(max) }, some);
});
const result: fc.Arbitrary<Result> = fc.record(
	{ score, success: fc.boolean(), completion: fc.boolean(), response: text, duration, extensions },
	some,
);

const activities = fc.oneof(activity, fc.array(activity, { maxLength: 2 }));
const contextActivities = fc.record({ parent: activities, grouping: activities, category: activities, other: activities }, some);
const relevantTypes = fc.array(iri, { minLength: 1, maxLength: 2 });
const contextAgent = fc.record(
	{ objectType: fc.constant('contextAgent' as const), agent, relevantTypes },
	{ requiredKeys: ['objectType', 'agent'] },
);
const contextGroup = fc.record(
	{ objectType: fc.constant('contextGroup' as const), group, relevantTypes },
	{ requiredKeys: ['objectType', 'group'] },
);
const everyContext = {
	registration: uuid,
	instructor: actor,
	team: group,
	contextActivities,
	language: languageTag,
	statement: statementRef,
	extensions,
};
const secondContext = {
	contextAgents: fc.array(contextAgent, { maxLength: 2 }),
	contextGroups: fc.array(contextGroup, { maxLength: 2 }),
};
const activityContext = { revision: text, platform: text };

const attachment: fc.Arbitrary<Attachment> = fc.record(
	{
		usageType: iri,
		display: languageMap,
		description: languageMap,
		contentType: fc.constantFrom('text/plain', 'text/plain; charset=ascii', 'image/svg+xml', 'audio/ogg;codecs="opus"'),
		length: fc.nat(),
		sha2: fc.oneof(hex(64), hex(96)),
		fileUrl: iri,
	},
	{ requiredKeys: ['usageType', 'display', 'contentType', 'length', 'sha2'] },
);

/** A context for a statement whose object is, or is not, an activity: only then may it have a revision and a platform. */
function context(version: XapiVersion, ofActivity: boolean): fc.Arbitrary<Context> {
	return fc.record(
		{ ...everyContext, ...(version === '2.0.0' && secondContext), ...(ofActivity && activityContext) },
		some,
	) as fc.Arbitrary<Context>;
}

function withObject<Held extends StatementCore['object']>(version: XapiVersion, object: fc.Arbitrary<Held>, ofActivity: boolean) {
	return fc.record(
		{
			actor,
			verb,
			object,
			result,
			context: context(version, ofActivity),
			timestamp: timestamp(version),
			attachments: fc.array(attachment, { maxLength: 2 }),
		},
		{ requiredKeys: ['actor', 'verb', 'object'] },
	);
}

const named = fc.oneof(
	agent.map((held) => ({ ...held, objectType: 'Agent' as const })),
	group,
);

function core(version: XapiVersion) {
	return fc.oneof(withObject(version, activity, true), withObject(version, fc.oneof(named, statementRef), false));
}

function subStatement(version: XapiVersion) {
	return core(version).map((held) => ({ ...held, objectType: 'SubStatement' as const }));
}

/** Every statement that the specification's tables allow. */
export function arbitraryStatement(version: XapiVersion): fc.Arbitrary<Statement> {
	const about = fc.oneof(
		{ weight: 3, arbitrary: core(version) },
		{ weight: 1, arbitrary: withObject(version, subStatement(version), false) },
	);
	const versions = fc.constantFrom('1.0.0', '1.0', ...(version === '2.0.0' ? ['2.0.0'] : ['1.0.3']));
	const kept = fc.record({ id: uuid, stored: timestamp(version), authority, version: versions }, some);
	return joined(about, kept) as fc.Arbitrary<Statement>;
}

export const versions: XapiVersion[] = ['1.0.3', '2.0.0'];
