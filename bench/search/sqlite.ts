import { DatabaseSync } from 'node:sqlite';
import snowball from 'snowball-stemmers';
import { lowercase } from '#lib/search/analysis/fold.ts';
import { tokenise } from '#lib/search/analysis/tokenise.ts';
import type { CorpusTurn } from './read-data.ts';
import type { Rival } from './rival.ts';

/** SQLite's FTS5 with its own BM25, over words that Snowball's `norwegian` stemmed; any of the words may match. */
export function openSqlite(corpus: CorpusTurn[]): Rival {
	const stems = new Map<string, string>();
	const stemmer = snowball.newStemmer('norwegian');
	const stemmed = (text: string) =>
		tokenise(text).map(({ text: word }) => {
			const known = stems.get(word) ?? stemmer.stem(lowercase(word));
			stems.set(word, known);
			return known;
		});
	const database = new DatabaseSync(':memory:');
	database.exec(`create virtual table turns using fts5(words, content='', tokenize="unicode61 remove_diacritics 0"); begin`);
	const insert = database.prepare('insert into turns (rowid, words) values (?, ?)');
	for (const [id, { text }] of corpus.entries()) insert.run(id + 1, stemmed(text).join(' '));
	database.exec('commit');
	const ask = database.prepare('select rowid from turns where turns match ? order by rank limit 10');
	return {
		name: 'SQLite FTS5',
		search: (query) => {
			const words = stemmed(query).map((word) => `"${word}"`);
			return words.length === 0 ? [] : ask.all(words.join(' OR ')).map(({ rowid }) => Number(rowid) - 1);
		},
		close: () => database.close(),
	};
}
