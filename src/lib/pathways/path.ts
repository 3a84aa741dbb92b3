/** Who sees a path: its owner, whoever has the link, or everybody in the catalogue of paths. */
export const audiences = ['owner', 'link', 'everybody'] as const;
export type Audience = (typeof audiences)[number];

/** More steps than this are no path; more paths than this no person made. */
export const mostSteps = 100;
export const mostPaths = 200;
export const longestTitle = 200;
export const longestText = 2000;

/** A case whose length nobody knows counts as the half hour that most take. */
export const usualMs = 30 * 60_000;

/** Why a case stands where it does: what the generator reasoned, or an editor's own words. */
export type Because =
	| { kind: 'begins' }
	| { kind: 'builds'; on: number }
	| { kind: 'choice'; with: number }
	| { kind: 'perspective' | 'theme'; slug: string }
	| { kind: 'goal'; goal: number }
	| { kind: 'deepens' }
	| { kind: 'words'; text: string };

/** A case in a path. Steps with the same stage stand beside each other: one of them is enough. */
export interface Step {
	caseId: number;
	stage: number;
	because: Because | null;
}

/** What somebody wishes of a path that is made for them; terms by their slugs. */
export interface PathWishes {
	themes: string[];
	/** Who is to be heard: these stand for roles, since the catalogue knows a guest's role as a perspective. */
	perspectives: string[];
	goals: number[];
	/** From how many different perspectives at least. */
	views: number;
	minutes: number;
	level: 'beginner' | 'experienced';
	/** Only cases in this language; in any without. */
	language?: string;
}

export const fewestMinutes = 15;
export const mostMinutes = 20 * 60;
export const mostViews = 10;
