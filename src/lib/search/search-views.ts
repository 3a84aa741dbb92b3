import type { CaseCard, CaseFilter, Facet } from '#lib/catalogue/case-views.ts';

/** What somebody asks for; `page` counts from 1. */
export interface SearchRequest {
	query: string;
	filter: CaseFilter;
	sort: 'relevance' | 'date';
	page: number;
}

/** A sentence that holds the searched words; `startMs` is where it begins in the recording. */
export interface Moment {
	startMs: number | null;
	speaker: string | null;
	/** Escaped HTML with `<mark>` around the words that were found, as they stand there. */
	html: string;
}

export interface FoundCase {
	card: CaseCard;
	/** The best first. */
	moments: Moment[];
}

/** What answers a search. It finds nothing while the index is first being built, or while its server does not answer. */
export interface SearchAnswer {
	state: 'ready' | 'preparing' | 'unavailable';
	cases: FoundCase[];
	/** How many cases answer it, on all pages. */
	total: number;
	/** How many cases each filter's choices would leave. */
	facets: Facet[];
	/** A spelling that answers much better. */
	didYouMean: string | null;
	/** When nothing answers all of it: what answers some of it. */
	nearest: FoundCase[];
}

/** One line below the search box while somebody types. */
export interface Suggestion {
	kind: 'person' | 'organisation' | 'theme' | 'case' | 'moment';
	/** Escaped HTML with `<mark>`. */
	html: string;
	/** Who says it in which case, what a person is; plain text. */
	detail: string | null;
	href: string;
}
