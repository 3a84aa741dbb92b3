import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Analyser } from './analysis/analyser.ts';
import { askIndex } from './ask-index.ts';
import { IndexDamaged } from './index/durable-file.ts';
import { manifestFile } from './index/manifest.ts';
import { openIndex } from './index/open-index.ts';
import { type SearchIndex, stateOf } from './index/search-index.ts';
import { indexFolder } from './index-version.ts';
import { findLexicon } from './open-lexicon.server.ts';
import { type Words, wordsOf } from './open-words.server.ts';
import type { CaseFinder } from './search-backend.ts';
import type { SearchService, SearchSession } from './search-session.ts';

/** Searches in a folder's index; it is opened when it is first asked for, and stays open. */
export function openIndexSearch(folder: string): SearchService {
	const files = join(folder, indexFolder);
	let words: Words | undefined;
	let index: SearchIndex | undefined;
	/** The state of the folder in which there was nothing to open. */
	let hopeless: string | undefined;

	function open(): SearchIndex | undefined {
		const state = stateOf(files);
		if (state === hopeless) return undefined;
		words ??= readWords();
		if (!words) return undefined;
		const opened = openIndex(files, { analyser: words.version });
		if ('index' in opened) return opened.index;
		hopeless = state;
		return undefined;
	}

	function readWords() {
		const found = findLexicon(folder);
		return found && wordsOf(found);
	}

	/** A new index that cannot be read leaves the old one serving. */
	function refresh(present: SearchIndex): void {
		try {
			if (present.refresh() && present.analyser !== words?.version) words = readWords() ?? words;
		} catch (error) {
			if (!(error instanceof IndexDamaged)) throw error;
		}
	}

	/** Takes an index away that cannot be read, so that whoever keeps it builds another. */
	async function discard(damaged: SearchIndex): Promise<void> {
		if (index !== damaged) return;
		index = undefined;
		rmSync(join(files, manifestFile), { force: true });
		await damaged.close();
	}

	return {
		state: 'preparing',
		async use(work) {
			if (index) refresh(index);
			else index = open();
			const used = index;
			if (!used || !words) return undefined;
			try {
				return await work(sessionIn(used, words.analyser));
			} catch (error) {
				if (!(error instanceof IndexDamaged)) throw error;
				console.error(`The search index is built anew: ${error.message}`);
				await discard(used);
				return undefined;
			}
		},
		async close() {
			await index?.close();
			index = undefined;
		},
	};
}

function sessionIn(index: SearchIndex, analyser: Analyser): SearchSession {
	return {
		cases: finderIn(index),
		analyser,
		ask: async (query, locale) => askIndex(query, locale, analyser, index.dictionary, index.counts.turns),
		state: index.dictionary,
	};
}

const finders = new WeakMap<SearchIndex, CaseFinder>();

function finderIn(index: SearchIndex): CaseFinder {
	const known = finders.get(index);
	if (known) return known;
	const finder: CaseFinder = {
		search: (words, options) => index.search(words, options),
		suggest: (words, options) => index.moments(words, options),
	};
	finders.set(index, finder);
	return finder;
}
