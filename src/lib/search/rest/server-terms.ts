import { foldTerm } from '../analysis/fold.ts';
import type { TermDictionary } from '../analysis/term-dictionary.ts';
import type { SearchServer, ServerFailure } from './search-server.ts';
import { foldedPattern, nearPattern, startPattern } from './term-patterns.ts';

/** So many terms of a pattern are wanted, the most frequent ones, out of so many cases of each shard. */
const mostTerms = 100;
const sampledCases = 10_000;

/**
 * What a server's dictionary says of the terms that were looked up so far. Whoever asks it cannot wait, so it takes note of what it
 * does not know; `lookUp` asks the server for that, after which the same questions can be asked again. It counts cases.
 */
export class ServerTerms implements TermDictionary {
	/** How many cases there are, once something was looked up. */
	texts = 0;
	readonly #frequencies = new Map<string, number>();
	readonly #lists = new Map<string, string[]>();
	readonly #unknown = { terms: new Set<string>(), patterns: new Set<string>() };

	has(term: string): boolean {
		return this.documentFrequency(term) > 0;
	}

	documentFrequency(term: string): number {
		const known = this.#frequencies.get(term);
		if (known === undefined) this.#unknown.terms.add(term);
		return known ?? 0;
	}

	startingWith(prefix: string): string[] {
		return this.#list(startPattern(prefix));
	}

	folded(key: string): string[] {
		return this.#list(foldedPattern(key)).filter((term) => foldTerm(term) === key);
	}

	/** Only at a distance of 1, which is all that is ever asked for. */
	within(term: string): string[] {
		return this.#list(nearPattern(term)).filter((other) => other !== term);
	}

	/** Looks up what was asked and not known; says whether there was anything. */
	async lookUp(server: SearchServer): Promise<boolean> {
		const terms = [...this.#unknown.terms];
		const patterns = [...this.#unknown.patterns];
		if (terms.length + patterns.length === 0) return false;
		const [all, ...answers] = await askAll(server, [
			countOf({ match_all: {} }),
			...terms.map((term) => countOf({ term: { has: { value: term } } })),
			...patterns.map(termsLike),
		]);
		this.texts = all?.hits.total.value ?? 0;
		for (const [at, term] of terms.entries()) this.#frequencies.set(term, answers[at]?.hits.total.value ?? 0);
		for (const [at, pattern] of patterns.entries()) this.#learn(pattern, answers[terms.length + at]);
		for (const unknown of [this.#unknown.terms, this.#unknown.patterns]) unknown.clear();
		return true;
	}

	#list(pattern: string | undefined): string[] {
		if (pattern === undefined) return [];
		const known = this.#lists.get(pattern);
		if (known === undefined) this.#unknown.patterns.add(pattern);
		return known ?? [];
	}

	#learn(pattern: string, answer: Answer | undefined): void {
		const buckets = answer?.aggregations?.sample.terms.buckets ?? [];
		for (const { key, doc_count } of buckets) if (!this.#frequencies.has(key)) this.#frequencies.set(key, doc_count);
		this.#lists.set(
			pattern,
			buckets.map(({ key }) => key),
		);
	}
}

interface Answer extends ServerFailure {
	hits: { total: { value: number } };
	aggregations?: { sample: { terms: { buckets: { key: string; doc_count: number }[] } } };
}

/** Asks everything at once; one failed part fails all. */
async function askAll(server: SearchServer, searches: object[]): Promise<Answer[]> {
	const lines = searches.flatMap((search) => ['{}', JSON.stringify(search)]);
	const { responses } = await server.send<{ responses: Answer[] }>('POST', `${server.prefix}/_msearch`, lines);
	const failed = responses.find(({ error }) => error !== undefined);
	if (failed) throw server.failure(failed, 'look words up');
	return responses;
}

function countOf(query: object): object {
	return { size: 0, track_total_hits: true, query };
}

/** By `map`: OpenSearch 2.19.3 fails by ordinals where nothing matches (its issue 19636). A sample, for a common beginning is in every case. */
function termsLike(pattern: string): object {
	const terms = { field: 'has', include: pattern, size: mostTerms, execution_hint: 'map' };
	return {
		size: 0,
		query: { bool: { filter: [{ regexp: { has: { value: pattern } } }] } },
		aggs: { sample: { sampler: { shard_size: sampledCases }, aggs: { terms: { terms } } } },
	};
}
