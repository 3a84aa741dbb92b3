import type { AskedWord } from '../ask-index.ts';
import type { SearchOptions } from '../index/query-plan.ts';
import type { FoundCase, FoundMoment, SearchResult } from '../index/search-index.ts';
import type { CaseFinder } from '../search-backend.ts';
import { caseQuery, momentQuery } from './case-query.ts';
import type { SearchServer } from './search-server.ts';

/** A server's answer, as far as it is asked for. */
interface Answer {
	hits: { total?: { value: number }; hits: Hit[] };
	aggregations?: { tags?: { buckets: { key: string; doc_count: number }[] } };
}

interface Hit {
	_id: string;
	_score: number;
	inner_hits?: { turns: { hits: { hits: { _score: number; fields: Record<string, number[]> }[] } } };
}

/** Finds cases and moments in a search server. */
export function findIn(server: SearchServer): CaseFinder {
	const ask = (body: object) => server.send<Answer>('POST', `${server.prefix}/_search`, body);
	return {
		async search(words, options) {
			if (!canAnswer(words, options)) return { items: [], total: 0, tags: new Map() };
			return foundIn(await ask(caseQuery(words, options)), (hit) => [
				{ caseId: Number(hit._id), score: hit._score, moments: momentsOf(hit) },
			]);
		},
		async suggest(words, options) {
			if (!canAnswer(words, options)) return { items: [], total: 0, tags: new Map() };
			const { items, ...rest } = foundIn(await ask(momentQuery(words, options)), momentsWithCase);
			items.sort((a, b) => b.score - a.score || a.caseId - b.caseId || a.position - b.position);
			const { offset = 0, limit } = options;
			return { ...rest, items: items.slice(offset, offset + limit) };
		},
	};
}

/** Whether so many words as a case has to have are known at all. */
function canAnswer(words: AskedWord[], { minimumGroups = 1 }: SearchOptions): boolean {
	return words.filter(({ terms }) => terms.length > 0).length >= Math.max(1, minimumGroups);
}

function foundIn<Item>({ hits, aggregations }: Answer, read: (hit: Hit) => Item[]): SearchResult<Item> {
	const buckets = aggregations?.tags?.buckets ?? [];
	return {
		items: hits.hits.flatMap(read),
		total: hits.total?.value ?? 0,
		tags: new Map(buckets.map(({ key, doc_count }) => [Number(key), doc_count])),
	};
}

/** A case's score is its best turn's and what the case adds; that is the same for all its turns. */
function momentsOf(hit: Hit): FoundCase['moments'] {
	const turns = hit.inner_hits?.turns.hits.hits ?? [];
	const added = hit._score - (turns[0]?._score ?? 0);
	return turns.map(({ _score, fields }) => ({
		score: _score + added,
		position: fields['turns.position']?.[0] ?? 0,
		startMs: fields['turns.startMs']?.[0],
	}));
}

function momentsWithCase(hit: Hit): FoundMoment[] {
	return momentsOf(hit).map((moment) => ({ caseId: Number(hit._id), ...moment }));
}
