import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { findCaseVersions, findNextPublication } from './find-case-versions.server.ts';
import { IndexDamaged } from './index/durable-file.ts';
import { lockFolder } from './index/folder-lock.ts';
import { openIndex } from './index/open-index.ts';
import { type IndexWriter, openWriter } from './index/open-writer.ts';
import { stateOf } from './index/search-index.ts';
import { indexFolder } from './index-version.ts';
import { makeLexicon } from './make-lexicon.server.ts';
import { lexiconStamp, openWords, type Words } from './open-words.server.ts';
import { readCaseDocuments } from './read-case-documents.server.ts';
import { rebuildIndex } from './rebuild-index.server.ts';

/** So many cases are put in the index at once: more would only take memory. */
const casesAtOnce = 200;

/** Brings an index up to date with the database. One call at a time; each throws `Conflict` when another process writes. */
export class IndexUpdater {
	/** When a case comes out by itself, so that everything is to be looked at again; by `performance.now()`. */
	nextPublication = Number.POSITIVE_INFINITY;
	readonly #db: Db;
	readonly #folder: string;
	readonly #index: string;
	readonly #signal: AbortSignal;
	/** With the state of the lexicon's file that they were read from. */
	#words: (Words & { stamp: string }) | undefined;
	/** What is in the index; `state` says of which moment of its folder that is told. */
	#known = { state: '', versions: new Map<number, string>() };
	#isDamaged = false;
	/** Stays open while it merges: commits go through it meanwhile. */
	#writer: IndexWriter | undefined;
	#merged: Promise<unknown> = Promise.resolve();

	constructor(db: Db, folder: string, signal: AbortSignal) {
		this.#db = db;
		this.#folder = folder;
		this.#index = join(folder, indexFolder);
		this.#signal = signal;
	}

	/** Whether somebody else changed the lexicon or the index, or took them away, since everything was looked at. */
	isTouched(): boolean {
		if (this.#isDamaged || this.#words?.stamp !== lexiconStamp(this.#folder)) return true;
		return this.#writer === undefined && stateOf(this.#index) !== this.#known.state;
	}

	/** Compares some cases with the index, or all of them; builds it anew when it cannot be used. */
	async update(caseIds?: number[]): Promise<void> {
		const words = await this.#openWords();
		const isRebuilt = this.isTouched() && !this.#readKnown(words);
		if (isRebuilt) await this.#rebuild(words);
		const waitMs = await findNextPublication(this.#db);
		this.nextPublication = performance.now() + (waitMs ?? Number.POSITIVE_INFINITY);
		if (!isRebuilt && caseIds) await this.#apply(words, await findCaseVersions(this.#db, caseIds), caseIds);
		else await this.#apply(words, await findCaseVersions(this.#db), [...this.#known.versions.keys()]);
	}

	/** Waits for a merge that is under way. */
	async close(): Promise<void> {
		await this.#merged;
	}

	async #openWords(): Promise<Words> {
		if (this.#words?.stamp === lexiconStamp(this.#folder)) return this.#words;
		await makeLexicon(this.#folder);
		const words = openWords(this.#folder);
		this.#words = { ...words, stamp: lexiconStamp(this.#folder) };
		this.#known.state = '';
		return words;
	}

	/** Reads what is in the index; false when it has to be built anew. */
	#readKnown({ version }: Words): boolean {
		const state = stateOf(this.#index);
		const opened = openIndex(this.#index, { analyser: version });
		if (this.#isDamaged && 'index' in opened) void opened.index.close();
		if (this.#isDamaged || opened.outcome === 'missing' || opened.outcome === 'damaged') return false;
		this.#known = { state, versions: new Map(opened.index.versions()) };
		void opened.index.close();
		return opened.outcome === 'open';
	}

	/** One process on a machine builds; what changes meanwhile is found by the comparison that follows. */
	async #rebuild(words: Words): Promise<void> {
		const unlock = lockFolder(join(this.#folder, 'rebuild'));
		try {
			await this.#merged;
			await rebuildIndex(this.#db, this.#folder, words, this.#signal);
		} finally {
			unlock();
		}
		this.#isDamaged = false;
		this.#readKnown(words);
	}

	/** Indexes what differs: `versions` are the public ones among `caseIds` and perhaps others. */
	async #apply(words: Words, versions: Map<number, string>, caseIds: number[]): Promise<void> {
		const { versions: known } = this.#known;
		const gone = caseIds.filter((id) => known.has(id) && !versions.has(id));
		const changed = [...versions].filter(([id, version]) => known.get(id) !== version);
		for (let from = 0; from < changed.length || (from === 0 && gone.length > 0); from += casesAtOnce) {
			this.#signal.throwIfAborted();
			await this.#commit(words, new Map(changed.slice(from, from + casesAtOnce)), from === 0 ? gone : []);
		}
	}

	async #commit({ analyser, version }: Words, changed: Map<number, string>, gone: number[]): Promise<void> {
		const documents = await Array.fromAsync(readCaseDocuments(this.#db, analyser, changed));
		try {
			const writer = this.#writer ?? this.#openWriter(version);
			writer.upsert(documents);
			writer.remove(gone);
			writer.commit();
		} catch (error) {
			this.#noteDamage(error);
			throw error;
		}
		for (const id of gone) this.#known.versions.delete(id);
		for (const { caseId, version } of documents) this.#known.versions.set(caseId, version);
	}

	/** Opens the index that is known: one that was taken away meanwhile would begin anew with what just changed. */
	#openWriter(version: string): IndexWriter {
		const writer = openWriter(this.#index, { analyser: version });
		if (stateOf(this.#index) !== this.#known.state) {
			void writer.close();
			throw new Conflict('The search index was changed by somebody else. Compare it anew.');
		}
		this.#writer = writer;
		this.#merged = this.#mergeAndClose(writer);
		return writer;
	}

	/** Merges what is due after the first commit; more may be committed until then. */
	async #mergeAndClose(writer: IndexWriter): Promise<void> {
		await breathe();
		try {
			await writer.merge();
		} catch (error) {
			this.#noteDamage(error);
			console.error(`The search index could not be made smaller: ${error}`);
		}
		this.#known.state = stateOf(this.#index);
		this.#writer = undefined;
		await writer.close();
	}

	#noteDamage(error: unknown): void {
		if (error instanceof IndexDamaged) this.#isDamaged = true;
	}
}
