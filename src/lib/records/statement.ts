/**
 * The parts of an xAPI statement, as the store keeps them once `readStatement` has accepted them.
 * Names and shapes are the specification's: xAPI 1.0.3 Data 2.4, IEEE 9274.1.1 4.2.
 */

/** Whose rules a statement follows; a header of 1.0.x means 1.0.3's, one of 2.0.x means 2.0.0's. */
export type XapiVersion = '1.0.3' | '2.0.0';

/** Words in several languages, keyed by RFC 5646 language tag. */
export type LanguageMap = Record<string, string>;

/** Free values, keyed by IRI. */
export type Extensions = Record<string, unknown>;

/** The ways to say who somebody is; an Agent and an identified Group have exactly one. */
export type Identifier = {
	mbox?: string;
	mbox_sha1sum?: string;
	openid?: string;
	account?: { homePage: string; name: string };
};

export type Agent = Identifier & { objectType?: 'Agent'; name?: string };
export type Group = Identifier & { objectType: 'Group'; name?: string; member?: Agent[] };
export type Actor = Agent | Group;

export type Verb = { id: string; display?: LanguageMap };

export type InteractionComponent = { id: string; description?: LanguageMap };

export type InteractionType =
	| 'true-false'
	| 'choice'
	| 'fill-in'
	| 'long-fill-in'
	| 'matching'
	| 'performance'
	| 'sequencing'
	| 'likert'
	| 'numeric'
	| 'other';

export type ActivityDefinition = {
	name?: LanguageMap;
	description?: LanguageMap;
	type?: string;
	moreInfo?: string;
	interactionType?: InteractionType;
	correctResponsesPattern?: string[];
	choices?: InteractionComponent[];
	scale?: InteractionComponent[];
	source?: InteractionComponent[];
	target?: InteractionComponent[];
	steps?: InteractionComponent[];
	extensions?: Extensions;
};

export type Activity = { objectType?: 'Activity'; id: string; definition?: ActivityDefinition };

export type StatementRef = { objectType: 'StatementRef'; id: string };

export type SubStatement = Omit<StatementCore, 'object'> & {
	objectType: 'SubStatement';
	object: Activity | Agent | Group | StatementRef;
};

export type StatementObject = Activity | Agent | Group | StatementRef | SubStatement;

export type Score = { scaled?: number; raw?: number; min?: number; max?: number };

export type Result = {
	score?: Score;
	success?: boolean;
	completion?: boolean;
	response?: string;
	duration?: string;
	extensions?: Extensions;
};

export type ContextActivityKind = 'parent' | 'grouping' | 'category' | 'other';

/** As received: one activity or several. `completeStatement` makes lists of them all. */
export type ContextActivities = { [kind in ContextActivityKind]?: Activity | Activity[] };

/** 2.0: somebody who took part, and as what. */
export type ContextAgent = { objectType: 'contextAgent'; agent: Agent; relevantTypes?: string[] };
export type ContextGroup = { objectType: 'contextGroup'; group: Group; relevantTypes?: string[] };

export type Context = {
	registration?: string;
	instructor?: Actor;
	team?: Group;
	contextActivities?: ContextActivities;
	contextAgents?: ContextAgent[];
	contextGroups?: ContextGroup[];
	revision?: string;
	platform?: string;
	language?: string;
	statement?: StatementRef;
	extensions?: Extensions;
};

export type Attachment = {
	usageType: string;
	display: LanguageMap;
	description?: LanguageMap;
	contentType: string;
	length: number;
	sha2: string;
	fileUrl?: string;
};

/** What statements and sub-statements have in common. */
export type StatementCore = {
	actor: Actor;
	verb: Verb;
	object: StatementObject;
	result?: Result;
	context?: Context;
	timestamp?: string;
	attachments?: Attachment[];
};

/** A statement that `readStatement` has accepted; what the client left out is still missing. */
export type Statement = StatementCore & { id?: string; stored?: string; authority?: Actor; version?: string };

/** A statement as the store keeps and returns it. */
export type StoredStatement = Statement & { id: string; timestamp: string; stored: string; authority: Actor; version: string };
