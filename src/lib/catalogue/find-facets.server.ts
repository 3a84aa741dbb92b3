import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { filterNames } from './case-conditions.ts';
import type { CaseFilter, Facet } from './case-views.ts';
import { type ChoiceCount, countChoices } from './count-choices.server.ts';
import { languageNames, sustainabilityGoals } from './defaults.ts';

/** How many choices a filter offers. */
export const mostChoices = 20;

/**
 * The choices of each filter with how many cases each leads to given the other filters: the 20 largest and the
 * chosen one. A form's name is its code.
 */
export async function findFacets(db: Db, viewer: Viewer, locale: Locale, filter: CaseFilter): Promise<Facet[]> {
	return nameChoices(await countChoices(db, viewer, locale, filter, mostChoices), locale, filter);
}

/** Counted choices as filters that offer them, in their order and named in the interface language. */
export function nameChoices(counts: ChoiceCount[], locale: Locale, filter: CaseFilter): Facet[] {
	return filterNames.map((name) => ({ filter: name, choices: choicesOf(name, counts, filter, locale) }));
}

function choicesOf(name: keyof CaseFilter, counts: ChoiceCount[], filter: CaseFilter, locale: Locale): Facet['choices'] {
	const { compare } = new Intl.Collator(locale);
	return counts
		.filter((count) => count.filter === name)
		.map(({ value, name: own, count }) => {
			return { value, name: nameOf(name, value, own, locale), count, chosen: String(filter[name] ?? '') === value };
		})
		.sort((a, b) => b.count - a.count || compare(a.name, b.name));
}

function nameOf(filter: keyof CaseFilter, value: string, name: string | null, locale: Locale): string {
	if (filter === 'goal') return sustainabilityGoals.find((goal) => goal.number === Number(value))?.[locale] ?? value;
	return (filter === 'language' && languageNames[value]?.[locale]) || (name ?? value);
}
