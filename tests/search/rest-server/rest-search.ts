import { type Json, listOf, numberOf, objectOf, onlyEntry, Refusal, textOf } from './refusal.ts';
import type { Doc, RestIndex } from './rest-index.ts';
import { type InnerHits, lucenePattern, QueryReader } from './rest-query.ts';

const keys = [
	'query',
	'from',
	'size',
	'sort',
	'search_after',
	'_source',
	'docvalue_fields',
	'track_total_hits',
	'track_scores',
	'aggs',
];

interface Match {
	doc: Doc;
	score: number;
}

/** Answers the body of a search. */
export function searchIn(name: string, index: RestIndex, body: unknown): Json {
	const given = objectOf(body, 'search', ...keys);
	const reader = new QueryReader(index);
	const scorer = reader.read(given.query);
	const matches = [...index.docs.values()].flatMap((doc): Match[] => {
		const score = scorer(doc);
		return score === undefined ? [] : [{ doc, score }];
	});
	const from = numberOf(given.from ?? 0, 'from');
	const size = numberOf(given.size ?? 10, 'size');
	if (from + size > 10_000) throw new Refusal(400, 'illegal_argument_exception', 'Result window is too large');
	const order = sortOf(given.sort, index);
	const sorted = matches.toSorted((a, b) => order.compare(a, b) || 0);
	const after = given.search_after === undefined ? sorted : sorted.filter((match) => order.isAfter(match, given.search_after));
	if (size > 0 && given._source !== false) throw new Refusal(500, 'illegal_state_exception', 'There is no _source to show');
	const docvalues = listOf(given.docvalue_fields ?? [], 'docvalue_fields') as string[];
	const isScored = order.byScore || given.track_scores === true;
	return {
		took: 1,
		timed_out: false,
		_shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
		hits: {
			total: { value: given.track_total_hits === true ? matches.length : Math.min(matches.length, 10_000), relation: 'eq' },
			max_score: null,
			hits: after.slice(from, from + size).map(({ doc, score }) => ({
				_index: name,
				_id: doc.id,
				_score: isScored ? score : null,
				...(docvalues.length > 0 && { fields: valuesOf(doc, docvalues, index) }),
				...(reader.innerHits.length > 0 && { inner_hits: innerHitsOf(name, doc, reader.innerHits, index) }),
			})),
		},
		...(given.aggs !== undefined && { aggregations: aggregate(given.aggs, matches, index) }),
	};
}

function sortOf(sort: unknown, index: RestIndex) {
	const fields = listOf(sort ?? [{ _score: 'desc' }], 'sort').map((one) => {
		const [field, direction] = onlyEntry(one, 'sort');
		if (direction !== 'asc' && direction !== 'desc') throw new Refusal(400, 'parsing_exception', `sort order [${direction}]`);
		if (field !== '_score' && index.field(field).type === 'text')
			throw new Refusal(400, 'illegal_argument_exception', `Text fields are not optimised for sorting: [${field}]`);
		const value = ({ doc, score }: Match) => (field === '_score' ? score : (doc.values.get(field)?.[0] as number));
		return { field, value, sign: direction === 'asc' ? 1 : -1 };
	});
	return {
		byScore: fields.some(({ field }) => field === '_score'),
		compare: (one: Match, other: Match) =>
			fields.reduce((found, { value, sign }) => found || sign * (value(one) - value(other)), 0),
		isAfter: (match: Match, last: unknown) =>
			fields.reduce((found, { value, sign }, at) => found || sign * (value(match) - ((last as number[])[at] ?? 0)), 0) > 0,
	};
}

function valuesOf(doc: Doc, names: string[], index: RestIndex): Json {
	const fields = names.flatMap((name) => {
		if (index.field(name).type === 'text')
			throw new Refusal(400, 'illegal_argument_exception', `Text fields have no doc values: [${name}]`);
		const values = doc.values.get(name);
		return values ? [[name, values]] : [];
	});
	return Object.fromEntries(fields);
}

function innerHitsOf(name: string, doc: Doc, all: InnerHits[], index: RestIndex): Json {
	return Object.fromEntries(
		all.map(({ path, size, docvalues, scorer }) => {
			const found = doc.nested.flatMap((nested, offset) => {
				const score = scorer(nested);
				return score === undefined ? [] : [{ nested, score, offset }];
			});
			const best = found.toSorted((a, b) => b.score - a.score || a.offset - b.offset).slice(0, size);
			const hits = best.map(({ nested, score, offset }) => ({
				_index: name,
				_id: doc.id,
				_nested: { field: path, offset },
				_score: score,
				fields: valuesOf(nested, docvalues, index),
			}));
			return [path, { hits: { total: { value: found.length, relation: 'eq' }, max_score: best[0]?.score ?? null, hits } }];
		}),
	);
}

function aggregate(aggs: unknown, matches: Match[], index: RestIndex): Json {
	return Object.fromEntries(Object.entries(aggs as Json).map(([name, one]) => [name, aggregateOne(one, matches, index)]));
}

function aggregateOne(agg: unknown, matches: Match[], index: RestIndex): Json {
	const { terms, sampler, aggs } = objectOf(agg, 'aggregation', 'terms', 'sampler', 'aggs');
	if (sampler !== undefined) {
		const size = numberOf(objectOf(sampler, 'sampler', 'shard_size').shard_size, 'shard_size', 1);
		const sample = matches.toSorted((a, b) => b.score - a.score).slice(0, size);
		return { doc_count: sample.length, ...aggregate(aggs, sample, index) };
	}
	const { field, size, include, execution_hint } = objectOf(terms, 'terms', 'field', 'size', 'include', 'execution_hint');
	const name = textOf(field, 'field');
	if (index.field(name).type === 'text')
		throw new Refusal(400, 'illegal_argument_exception', 'Fielddata is disabled on text fields by default');
	// OpenSearch 2.19.3, issue 19636.
	if (include !== undefined && execution_hint !== 'map') throw new Refusal(500, 'index_out_of_bounds_exception', 'null');
	const pattern = include === undefined ? /^/ : lucenePattern(include);
	const counts = new Map<string, number>();
	for (const { doc } of matches)
		for (const value of new Set(doc.values.get(name)?.map(String)))
			if (pattern.test(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
	const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
	const buckets = sorted.slice(0, numberOf(size, 'size', 1, 65_535)).map(([key, doc_count]) => ({ key, doc_count }));
	return { doc_count_error_upper_bound: 0, sum_other_doc_count: 0, buckets };
}
