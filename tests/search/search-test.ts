import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseContentInput } from '#lib/catalogue/case-content.ts';
import { touchCase } from '#lib/catalogue/touch-case.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { IndexKeeper } from '#lib/search/index-keeper.server.ts';
import { lexiconFile } from '#lib/search/open-lexicon.server.ts';
import { openWords } from '#lib/search/open-words.server.ts';
import { rebuildIndex } from '#lib/search/rebuild-index.server.ts';
import { openSearchService } from '#lib/search/search-service.server.ts';
import type { SearchService } from '#lib/search/search-session.ts';
import { saveTranscript } from '#lib/transcript/save-transcript.server.ts';
import type { Turn } from '#lib/transcript/transcript.ts';
import { test as databaseTest } from '../database/database-test.ts';
import { storeCase } from '../database/make-case.ts';
import { sharedLexicon } from './shared-lexicon.ts';

/** A new folder with a lexicon and no index. */
export function makeSearchFolder(): { folder: string; remove(): void } {
	const folder = mkdtempSync(join(tmpdir(), 'dugnad-search-'));
	copyFileSync(join(sharedLexicon(), lexiconFile), join(folder, lexiconFile));
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A test with a database, and a folder that search keeps its files in; `reindex` brings all that is public into the index. */
export const test = databaseTest
	// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures this one needs.
	.extend('folder', { scope: 'file' }, async ({}, { onCleanup }): Promise<string> => {
		const { folder, remove } = makeSearchFolder();
		onCleanup(remove);
		return folder;
	})
	.extend('search', { scope: 'file' }, async ({ folder }, { onCleanup }): Promise<SearchService> => {
		const search = openSearchService(folder);
		onCleanup(() => search.close());
		return search;
	})
	.extend('reindex', { scope: 'file' }, async ({ db, folder }): Promise<() => Promise<number>> => {
		const words = openWords(folder);
		const keeper = new IndexKeeper(folder);
		return () => rebuildIndex(db, keeper, words);
	});

type Content = Partial<CaseContentInput> & { title: string };

/** Stores a case in which this was said, ten seconds apart; a turn may bring its own sentences. */
export async function storeTalk(
	db: Db,
	content: Content,
	said: (string | Partial<Turn>)[] = [],
	language = 'nb',
): Promise<number> {
	const { id } = await storeCase(db, { language, ...content });
	const turns = said.map(
		(one, i): Turn => ({
			kind: 'speech',
			speaker: 'Ada Moe',
			startMs: i * 10_000,
			text: '',
			...(typeof one === 'string' ? { text: one } : one),
		}),
	);
	if (turns.length > 0)
		await db.transaction().execute(async (tx) => {
			await saveTranscript(tx, id, { language, turns });
			await touchCase(tx, id);
		});
	return id;
}

/** Gives a case another state or time of publication, as an editor does. */
export async function publish(
	db: Db,
	id: number,
	change: { status?: 'draft' | 'published'; published_at?: Date },
): Promise<void> {
	await db
		.updateTable('catalogue.cases')
		.set({ ...change, updated_at: new Date() })
		.where('id', '=', id)
		.execute();
	await db
		.updateTable('catalogue.filings')
		.set({ published_at: change.status === 'draft' ? null : (change.published_at ?? new Date()) })
		.where('case_id', '=', id)
		.execute();
	await pagesChanged(db, [`case:${id}`, 'list']);
}
