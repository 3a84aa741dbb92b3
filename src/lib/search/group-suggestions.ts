import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { Suggestion } from './search-views.ts';

/** Suggestions of one kind under their heading. */
export interface SuggestionGroup {
	kind: Suggestion['kind'];
	title: string;
	items: Omit<Suggestion, 'kind'>[];
}

/** What the search box shows, in the reader's language, so that it needs no words of its own. */
export interface Suggestions {
	/** For those who hear the page. */
	announcement: string;
	groups: SuggestionGroup[];
}

const kinds = ['person', 'organisation', 'theme', 'case', 'moment'] as const;

/** Puts suggestions under headings, in the order in which they are offered. */
export function groupSuggestions(suggestions: Suggestion[], m: Messages): Suggestions {
	const byKind = Map.groupBy(suggestions, ({ kind }) => kind);
	const groups = kinds.map((kind) => ({
		kind,
		title: m.search.groups[kind],
		items: (byKind.get(kind) ?? []).map(({ html, detail, href }) => ({ html, detail, href })),
	}));
	return {
		announcement: m.search.suggestionCount(suggestions.length),
		groups: groups.filter(({ items }) => items.length > 0),
	};
}
