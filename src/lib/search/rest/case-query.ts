import type { AskedWord } from '../ask-index.ts';
import type { WeightedTerm } from '../index/case-document.ts';
import type { SearchOptions } from '../index/query-plan.ts';
import { defaultRanking } from '../rank.ts';

/** A server takes 1,024 clauses in a query, and each term makes three. */
const mostTerms = 300;

/** So many different tags are counted, the most frequent ones. */
const mostTags = 10_000;

/** A server hands out no more than this, pages together. */
const deepest = 10_000;

/** A case's turns come with it, so many at most. */
const mostTurnsEach = 10;

/** The body of a search for cases: what stands in a turn, in the case as a whole and in its fields, scored and added as `rank.ts` says. */
export function caseQuery(words: AskedWord[], options: SearchOptions): object {
	const { limit, offset = 0, sort, momentsEach = 3, countTags } = options;
	const asked = withTerms(words);
	const isTooDeep = offset + limit > deepest;
	return {
		from: isTooDeep ? 0 : offset,
		size: isTooDeep ? 0 : limit,
		track_total_hits: true,
		_source: false,
		// A score is wanted also where it does not order.
		track_scores: true,
		sort: [sort === 'date' ? { date: 'desc' } : { _score: 'desc' }, { caseId: 'asc' }],
		query: {
			bool: {
				...conditions(asked, options),
				should: [bestTurn(asked, momentsEach), ...wholeCase(asked, options)],
			},
		},
		...(countTags && { aggs: { tags: { terms: { field: 'tags', size: mostTags } } } }),
	};
}

/** The body of a search for turns: the cases with the best ones. */
export function momentQuery(words: AskedWord[], options: SearchOptions): object {
	const asked = withTerms(words);
	const size = Math.min(options.limit + (options.offset ?? 0), deepest);
	return {
		size,
		_source: false,
		sort: [{ _score: 'desc' }, { caseId: 'asc' }],
		query: {
			bool: {
				...conditions(asked, options),
				must: [bestTurn(asked, Math.min(size, mostTurnsEach))],
				should: wholeCase(asked, options),
			},
		},
	};
}

/** The words that anything answers, each with its likeliest terms. */
function withTerms(words: AskedWord[]): AskedWord[] {
	const most = Math.floor(mostTerms / words.length);
	return words
		.filter(({ terms }) => terms.length > 0)
		.map((word) => ({ ...word, terms: word.terms.toSorted((a, b) => b.weight - a.weight).slice(0, most) }));
}

function conditions(asked: AskedWord[], { minimumGroups = 1, filter = [], only, except }: SearchOptions): object {
	const has = asked.map(({ terms }) => anyOf('has', terms));
	return {
		filter: [
			{ bool: { should: has, minimum_should_match: Math.max(1, minimumGroups) } },
			...filter.map((tags) => ({ terms: { tags: tags.map(String) } })),
			...(only ? [{ ids: { values: [...only].map(String) } }] : []),
		],
		must_not: except ? [{ ids: { values: [...except].map(String) } }] : [],
	};
}

/** The best turn of a case: what it scores, by how much of what the words tell it has something of. */
function bestTurn(asked: AskedWord[], momentsEach: number): object {
	const whole = asked.reduce((sum, { telling }) => sum + telling, 0) || 1;
	const { coverage } = defaultRanking;
	const functions = [
		...(coverage < 1 ? [{ weight: 1 - coverage }] : []),
		...asked.map(({ terms, telling }) => ({ filter: anyOf('turns.said', terms), weight: (coverage * telling) / whole })),
	];
	return {
		nested: {
			path: 'turns',
			score_mode: 'max',
			query: { function_score: { query: scored('turns.said', asked), functions, score_mode: 'sum', boost_mode: 'multiply' } },
			...(momentsEach > 0 && {
				inner_hits: { size: momentsEach, _source: false, docvalue_fields: ['turns.position', 'turns.startMs'] },
			}),
		},
	};
}

function wholeCase(asked: AskedWord[], { ranking = defaultRanking }: SearchOptions): object[] {
	return [...(ranking.caseShare > 0 ? [scored('said', asked, ranking.caseShare)] : []), scored('filed', asked)];
}

/** For each word what the best of its terms scores. */
function scored(field: string, asked: AskedWord[], boost = 1): object {
	const best = asked.map(({ terms }) => ({
		dis_max: { queries: terms.map(({ term, weight }) => ({ term: { [field]: { value: term, boost: weight } } })) },
	}));
	return { bool: { should: best, boost } };
}

function anyOf(field: string, terms: WeightedTerm[]): object {
	return { terms: { [field]: terms.map(({ term }) => term) } };
}
