import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '#lib/platform/db.ts';
import { tokenise } from '#lib/search/analysis/tokenise.ts';
import type { CorpusTurn } from './read-data.ts';
import type { Rival } from './rival.ts';

const folder = join(import.meta.dirname, '../../.cache/bench/search');
const batch = 5000;

/** PostgreSQL's full text search, configuration `norwegian`, in the project's embedded server; any word may match, `ts_rank` ranks. */
export async function openPostgres(corpus: CorpusTurn[]): Promise<Rival> {
	mkdirSync(folder, { recursive: true });
	const database = await openDatabase({ databaseUrl: undefined, dataDir: folder });
	const client = new pg.Client({ connectionString: database.url });
	await client.connect();
	await client.query('create temporary table turns (id integer, words tsvector)');
	for (let from = 0; from < corpus.length; from += batch) {
		const texts = corpus.slice(from, from + batch).map(({ text }) => text);
		await client.query(
			`insert into turns select $1::integer + at - 1, to_tsvector('norwegian', text) from unnest($2::text[]) with ordinality as t (text, at)`,
			[from, texts],
		);
	}
	await client.query('create index on turns using gin (words)');
	await client.query('analyze turns');
	return {
		name: 'PostgreSQL',
		async search(query) {
			const words = tokenise(query).map(({ text }) => `'${text.replaceAll("'", "''")}'`);
			const { rows } = await client.query<{ id: number }>(
				`select id from turns, to_tsquery('norwegian', $1) asked where words @@ asked order by ts_rank(words, asked) desc, id limit 10`,
				[words.join(' | ')],
			);
			return rows.map(({ id }) => id);
		},
		async close() {
			await client.end();
			await database.close();
		},
	};
}
