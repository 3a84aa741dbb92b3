import type { Viewer } from '#lib/accounts/viewer.ts';
import type { CaseFilter } from '#lib/catalogue/case-views.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { cleanQuery, type Question } from './ask-index.ts';
import type { Asker } from './asker.ts';
import { nameFacets, type TagCounts } from './count-found.server.ts';
import { didYouMean } from './did-you-mean.ts';
import { type FilterTags, tagsOfFilter } from './filter-tags.server.ts';
import { findPhrases } from './find-phrases.server.ts';
import type { SearchOptions } from './index/query-plan.ts';
import type { FoundCase as IndexedCase, SearchResult } from './index/search-index.ts';
import { findMarksOf } from './mark-words.ts';
import type { SearchService, SearchSession } from './search-session.ts';
import type { FoundCase, SearchAnswer, SearchRequest } from './search-views.ts';
import { type ShownCases, showCases } from './show-cases.server.ts';

/** How many cases a page has. */
export const pageSize = 20;
const mostNearest = 5;

const nothing: SearchAnswer = { state: 'ready', cases: [], total: 0, facets: [], didYouMean: null, nearest: [] };

/** Finds cases by what they are called, what they are filed under and every word that was said, each with its best moments. */
export async function searchCases(
	db: Db,
	viewer: Viewer,
	locale: Locale,
	search: SearchService,
	request: SearchRequest,
): Promise<SearchAnswer> {
	const answer = await search.use((session) => answerWith(session, { db, viewer, locale }, request));
	return answer ?? { ...nothing, state: search.state };
}

async function answerWith(session: SearchSession, asker: Asker, request: SearchRequest): Promise<SearchAnswer> {
	const query = cleanQuery(request.query);
	const question = await session.ask(query, asker.locale);
	if (question.groups.length === 0) return nothing;
	const { db, viewer, locale } = asker;
	const chosen = await tagsOfFilter(db, request.filter);
	const only = question.phrases.length > 0 ? await findPhrases(db, viewer, session.cases, question) : undefined;
	const { result, shown, counts } = await searchVisible(session, asker, question, chosen, {
		limit: pageSize,
		offset: pageSize * (request.page - 1),
		sort: request.sort,
		minimumGroups: leastGroups(question),
		only,
	});
	return {
		state: 'ready',
		cases: shown.cases,
		total: result.total,
		facets: await nameFacets(db, locale, request.filter, chosen, counts),
		didYouMean: didYouMean(query, question, shown.forms),
		nearest: result.total === 0 ? await findNearest(session, asker, question, chosen) : [],
	};
}

/** A short question is answered by all its words, a long one by three of four. */
function leastGroups({ groups }: Question): number {
	return groups.length < 4 ? groups.length : Math.ceil(groups.length * 0.75);
}

/** With some of the words if not all, in the chosen cases if there are such, else anywhere. */
async function findNearest(session: SearchSession, asker: Asker, question: Question, chosen: FilterTags): Promise<FoundCase[]> {
	for (const [tags, minimumGroups] of [
		[chosen, 1],
		[new Map(), leastGroups(question)],
		[new Map(), 1],
	] as const) {
		const { shown } = await searchVisible(session, asker, question, tags, { limit: mostNearest, minimumGroups });
		if (shown.cases.length > 0) return shown.cases;
	}
	return [];
}

interface Searched {
	result: SearchResult<IndexedCase>;
	shown: ShownCases;
	counts: TagCounts;
}

/**
 * Searches, and once more without those cases that the database does not show the viewer: what was withdrawn this very
 * moment is not even counted.
 */
async function searchVisible(
	session: SearchSession,
	asker: Asker,
	question: Question,
	chosen: FilterTags,
	options: SearchOptions,
): Promise<Searched> {
	const except = new Set<number>();
	const findMarks = findMarksOf(question, session.analyser);
	for (;;) {
		const within = { ...options, except };
		const result = await session.cases.search(question.groups, { ...within, filter: listsOf(chosen), countTags: true });
		const shown = await showCases(asker, question, findMarks, result.items, options.sort ?? 'relevance');
		const isComplete = shown.hidden.length === 0;
		if (isComplete)
			return { result, shown, counts: { tags: result.tags, without: await countWithout(session, question, chosen, within) } };
		for (const caseId of shown.hidden) except.add(caseId);
	}
}

/** Counts for each chosen filter what it would let through had it not been chosen. */
async function countWithout(
	{ cases }: SearchSession,
	{ groups }: Question,
	chosen: FilterTags,
	options: SearchOptions,
): Promise<TagCounts['without']> {
	const without = new Map<keyof CaseFilter, Map<number, number>>();
	for (const name of chosen.keys()) {
		const filter = listsOf(chosen, name);
		const { tags } = await cases.search(groups, { ...options, limit: 0, offset: 0, filter, countTags: true });
		without.set(name, tags);
	}
	return without;
}

function listsOf(chosen: FilterTags, except?: keyof CaseFilter): number[][] {
	return [...chosen].filter(([name]) => name !== except).map(([, tag]) => [tag]);
}
