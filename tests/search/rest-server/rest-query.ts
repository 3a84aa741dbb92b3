import { listOf, numberOf, objectOf, onlyEntry, Refusal, textOf } from './refusal.ts';
import type { Doc, RestIndex } from './rest-index.ts';

/** What a document scores by a query; undefined when it does not match. */
export type Scorer = (doc: Doc) => number | undefined;

/** The turns that a nested query wants to be shown with each hit. */
export interface InnerHits {
	path: string;
	size: number;
	docvalues: string[];
	scorer: Scorer;
}

const mostClauses = 1_024;

/** Makes queries of their JSON, of the kinds that Dugnad sends and no others. */
export class QueryReader {
	readonly innerHits: InnerHits[] = [];
	readonly #index: RestIndex;
	#clauses = 0;

	constructor(index: RestIndex) {
		this.#index = index;
	}

	/** `path` is that of the nested documents that are being asked for; the whole ones have none. */
	read(query: unknown, path = ''): Scorer {
		const [kind, body] = onlyEntry(query, 'query');
		if (kind === 'match_all') return objectOf(body, kind) && (() => 1);
		if (kind === 'bool') return this.#bool(body, path);
		if (kind === 'dis_max') return this.#disMax(body, path);
		if (kind === 'nested') return this.#nested(body);
		if (kind === 'function_score') return this.#functionScore(body, path);
		if (++this.#clauses > mostClauses)
			throw new Refusal(400, 'too_many_nested_clauses', 'Query contains too many nested clauses; maxClauseCount is set to 1024');
		if (kind === 'term') return this.#term(body, path);
		if (kind === 'terms') return this.#terms(body, path);
		if (kind === 'ids') return this.#ids(body);
		if (kind === 'regexp') return this.#regexp(body, path);
		throw new Refusal(400, 'parsing_exception', `unknown query [${kind}]`);
	}

	#bool(body: unknown, path: string): Scorer {
		const { boost, minimum_should_match, ...given } = objectOf(
			body,
			'bool',
			'filter',
			'must',
			'should',
			'must_not',
			'boost',
			'minimum_should_match',
		);
		const read = (name: string) => listOf(given[name] ?? [], name).map((one) => this.read(one, path));
		const [filter, must, should, mustNot] = [read('filter'), read('must'), read('should'), read('must_not')] as const;
		const alone = filter.length + must.length === 0 && should.length > 0;
		const least = minimum_should_match === undefined ? Number(alone) : numberOf(minimum_should_match, 'minimum_should_match', 1);
		const factor = boost === undefined ? 1 : numberOf(boost, 'boost');
		return (doc) => {
			if (filter.some((one) => one(doc) === undefined) || mustNot.some((one) => one(doc) !== undefined)) return undefined;
			const needed = must.map((one) => one(doc));
			const wanted = should.flatMap((one) => one(doc) ?? []);
			if (needed.includes(undefined) || wanted.length < least) return undefined;
			return factor * [...needed, ...wanted].reduce<number>((sum, score) => sum + (score ?? 0), 0);
		};
	}

	#disMax(body: unknown, path: string): Scorer {
		const queries = listOf(objectOf(body, 'dis_max', 'queries').queries, 'queries').map((one) => this.read(one, path));
		if (queries.length === 0)
			throw new Refusal(400, 'parsing_exception', "[dis_max] requires 'queries' field with at least one clause");
		return (doc) => most(queries.map((one) => one(doc)));
	}

	#nested(body: unknown): Scorer {
		const given = objectOf(body, 'nested', 'path', 'score_mode', 'query', 'inner_hits');
		const path = textOf(given.path, 'path');
		if (!this.#index.nestedPaths.has(path))
			throw new Refusal(400, 'query_shard_exception', `[nested] failed to find nested object under path [${path}]`);
		if (given.score_mode !== 'max') throw new Refusal(400, 'illegal_argument_exception', `score_mode [${given.score_mode}]`);
		const scorer = this.read(given.query, path);
		if (given.inner_hits !== undefined) {
			const { size, docvalue_fields, _source } = objectOf(given.inner_hits, 'inner_hits', 'size', '_source', 'docvalue_fields');
			if (_source !== false)
				throw new Refusal(500, 'illegal_state_exception', 'There is no _source that inner hits could be cut from');
			const docvalues = listOf(docvalue_fields, 'docvalue_fields').map((name) => textOf(name, 'docvalue_fields'));
			this.innerHits.push({ path, size: numberOf(size, 'inner_hits.size', 1, 100), docvalues, scorer });
		}
		return (doc) => most(doc.nested.map(scorer));
	}

	#functionScore(body: unknown, path: string): Scorer {
		const given = objectOf(body, 'function_score', 'query', 'functions', 'score_mode', 'boost_mode');
		if (given.score_mode !== 'sum' || given.boost_mode !== 'multiply')
			throw new Refusal(400, 'parsing_exception', 'This server only sums functions and multiplies by them');
		const query = this.read(given.query, path);
		const functions = listOf(given.functions, 'functions').map((one) => {
			const { filter, weight } = objectOf(one, 'function', 'filter', 'weight');
			return { filter: filter === undefined ? () => 1 : this.read(filter, path), weight: numberOf(weight, 'weight') };
		});
		return (doc) => {
			const own = query(doc);
			const matching = functions.filter(({ filter }) => filter(doc) !== undefined);
			if (own === undefined || matching.length === 0) return own;
			return own * matching.reduce((sum, { weight }) => sum + weight, 0);
		};
	}

	#term(body: unknown, path: string): Scorer {
		const [field, given] = onlyEntry(body, 'term');
		const { value, boost } = objectOf(given, 'term', 'value', 'boost');
		const term = textOf(value, 'value');
		const factor = boost === undefined ? 1 : numberOf(boost, 'boost');
		this.#check(field, path);
		return (doc) => (doc.values.get(field)?.includes(term) ? factor * this.#index.score(doc, field, term) : undefined);
	}

	#terms(body: unknown, path: string): Scorer {
		const [field, given] = onlyEntry(body, 'terms');
		const terms = new Set(listOf(given, 'terms').map((term) => textOf(term, 'terms')));
		numberOf(terms.size, 'number of terms', 0, 65_536);
		this.#check(field, path);
		return (doc) => (doc.values.get(field)?.some((value) => terms.has(String(value))) ? 1 : undefined);
	}

	#ids(body: unknown): Scorer {
		const ids = new Set(listOf(objectOf(body, 'ids', 'values').values, 'values').map((id) => textOf(id, 'values')));
		return ({ id }) => (ids.has(id) ? 1 : undefined);
	}

	#regexp(body: unknown, path: string): Scorer {
		const [field, given] = onlyEntry(body, 'regexp');
		const pattern = lucenePattern(objectOf(given, 'regexp', 'value').value);
		this.#check(field, path);
		return (doc) => (doc.values.get(field)?.some((value) => pattern.test(String(value))) ? 1 : undefined);
	}

	/** Nested fields are found by nested queries only; elsewhere servers quietly find nothing. */
	#check(field: string, path: string): void {
		this.#index.field(field);
		if (field.includes('.') !== (path !== '')) throw new Refusal(400, 'query_shard_exception', `[${field}] is not in [${path}]`);
	}
}

/** A pattern of Lucene's language, as much of it as Dugnad uses, over a whole term. */
export function lucenePattern(value: unknown): RegExp {
	const pattern = textOf(value, 'regexp');
	if (pattern.length > 1_000)
		throw new Refusal(
			400,
			'illegal_argument_exception',
			`The length of regex [${pattern.length}] has exceeded the allowed maximum of [1000]`,
		);
	const pieces = pattern.match(/\\.|[().|?*]|[\p{L}\p{N}\p{M}]/gsu) ?? [];
	if (pieces.join('') !== pattern) throw new Refusal(400, 'illegal_argument_exception', `What is [${pattern}]?`);
	const translated = pieces.map((piece) => (piece.startsWith('\\') ? RegExp.escape(piece.slice(1)) : piece)).join('');
	return new RegExp(`^(?:${translated})$`, 'su');
}

function most(scores: (number | undefined)[]): number | undefined {
	const found = scores.filter((score) => score !== undefined);
	return found.length > 0 ? Math.max(...found) : undefined;
}
