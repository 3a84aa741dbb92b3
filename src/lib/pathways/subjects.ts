import { type RawBuilder, sql } from 'kysely';
import { perspectiveJson, perspectivesOfCase, themeJson, themesOfCase } from '#lib/catalogue/case-json.ts';
import type { Term } from '#lib/catalogue/case-views.ts';
import { jsonList } from '#lib/catalogue/json-list.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { InterestKind } from './signal.ts';

/** What a case is about and who speaks: by this, cases are alike or different. */
export interface Subjects {
	themes: Term[];
	perspectives: Term[];
	goals: number[];
}

/** How much it counts that two cases share a theme, a perspective or a goal. */
export const subjectWeights: Record<InterestKind, number> = { theme: 4, perspective: 2, goal: 1 };

/** The subjects of the case `c`, as JSON. */
export function subjectsJson(locale: Locale): RawBuilder<Subjects> {
	return sql`json_build_object(
		'themes', ${jsonList(themeJson(locale), themesOfCase)},
		'perspectives', ${jsonList(perspectiveJson(locale), perspectivesOfCase)},
		'goals', ${jsonList(sql`x.goal`, sql`catalogue.case_goals x`)}
	)`;
}

/** How alike two cases are in what they are about, from 0 to 1: the weight of what they share in that of all they have. */
export function likeness(one: Subjects, other: Subjects): number {
	const [mine, theirs] = [weighed(one), weighed(other)];
	let shared = 0;
	for (const [key, weight] of mine.keys) if (theirs.keys.has(key)) shared += weight;
	const all = mine.sum + theirs.sum - shared;
	return all === 0 ? 0 : shared / all;
}

/** Whether a case has what somebody wishes to learn about; a goal's slug is its number. */
export function isAbout({ themes, perspectives, goals }: Subjects, kind: InterestKind, slug: string): boolean {
	if (kind === 'goal') return goals.includes(Number(slug));
	return (kind === 'theme' ? themes : perspectives).some((term) => term.slug === slug);
}

interface Weighed {
	keys: ReadonlyMap<string, number>;
	sum: number;
}

const known = new WeakMap<Subjects, Weighed>();

/** Each subject with its weight, worked out once for a case that is compared with many. */
function weighed(subjects: Subjects): Weighed {
	const found = known.get(subjects) ?? weigh(subjects);
	known.set(subjects, found);
	return found;
}

function weigh({ themes, perspectives, goals }: Subjects): Weighed {
	const keys = new Map([
		...themes.map(({ slug }) => [`theme ${slug}`, subjectWeights.theme] as const),
		...perspectives.map(({ slug }) => [`perspective ${slug}`, subjectWeights.perspective] as const),
		...goals.map((goal) => [`goal ${goal}`, subjectWeights.goal] as const),
	]);
	return { keys, sum: [...keys.values()].reduce((sum, weight) => sum + weight, 0) };
}
