import MiniSearch from 'minisearch';
import type { CorpusTurn } from './read-data.ts';
import type { Rival } from './rival.ts';

/** MiniSearch as its documentation recommends for search boxes: prefixes, and typing errors by a fifth of a word's length. */
export function openMiniSearch(corpus: CorpusTurn[]): Rival {
	const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], searchOptions: { prefix: true, fuzzy: 0.2 } });
	index.addAll(corpus.map(({ text }, id) => ({ id, text })));
	return {
		name: 'MiniSearch',
		search: (query) =>
			index
				.search(query)
				.slice(0, 10)
				.map(({ id }) => Number(id)),
	};
}
