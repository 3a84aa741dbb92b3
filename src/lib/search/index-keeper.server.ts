import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { Conflict } from '#lib/platform/errors.ts';
import type { CaseDocument } from './index/case-document.ts';
import { IndexDamaged } from './index/durable-file.ts';
import { lockFolder } from './index/folder-lock.ts';
import { openIndex } from './index/open-index.ts';
import { type IndexWriter, openWriter } from './index/open-writer.ts';
import { rebuild } from './index/rebuild.ts';
import { stateOf } from './index/search-index.ts';
import { indexFolder } from './index-version.ts';
import type { Words } from './open-words.server.ts';
import type { CaseKeeper } from './search-backend.ts';

/** Keeps our own index in a folder. */
export class IndexKeeper implements CaseKeeper {
	readonly isShared = false;
	readonly #folder: string;
	readonly #index: string;
	/** What is in the index; `state` says of which moment of its folder that is told. */
	#known = { state: '', analyser: '', versions: new Map<number, string>() };
	#isDamaged = false;
	/** Stays open while it merges: commits go through it meanwhile. */
	#writer: IndexWriter | undefined;
	#merged: Promise<unknown> = Promise.resolve();
	#changes = { upserted: [] as CaseDocument[], deleted: [] as number[] };

	constructor(folder: string) {
		this.#folder = folder;
		this.#index = join(folder, indexFolder);
	}

	isTouched(): boolean {
		return this.#isDamaged || (this.#writer === undefined && stateOf(this.#index) !== this.#known.state);
	}

	async versions(words: Words): Promise<ReadonlyMap<number, string> | undefined> {
		const isKnown = words.version === this.#known.analyser && !this.isTouched();
		return isKnown || this.#read(words) ? this.#known.versions : undefined;
	}

	/** One process on a machine builds; what changes meanwhile is found by the comparison that follows. */
	async rebuild(words: Words, cases: AsyncIterable<CaseDocument>): Promise<void> {
		const unlock = lockFolder(join(this.#folder, 'rebuild'));
		try {
			await this.#merged;
			await rebuild(this.#index, cases, { analyser: words.version });
		} finally {
			unlock();
		}
		this.#isDamaged = false;
		this.#read(words);
	}

	upsertCase(document: CaseDocument): void {
		this.#changes.upserted.push(document);
	}

	deleteCase(caseId: number): void {
		this.#changes.deleted.push(caseId);
	}

	async commit(): Promise<void> {
		const { upserted, deleted } = this.#changes;
		this.#changes = { upserted: [], deleted: [] };
		try {
			const writer = this.#writer ?? this.#openWriter();
			writer.upsert(upserted);
			writer.remove(deleted);
			writer.commit();
		} catch (error) {
			this.#noteDamage(error);
			throw error;
		}
		for (const id of deleted) this.#known.versions.delete(id);
		for (const { caseId, version } of upserted) this.#known.versions.set(caseId, version);
	}

	/** Waits for a merge that is under way. */
	async close(): Promise<void> {
		await this.#merged;
	}

	/** Reads what is in the index; false when it has to be built anew. */
	#read({ version }: Words): boolean {
		const state = stateOf(this.#index);
		const opened = openIndex(this.#index, { analyser: version });
		if (this.#isDamaged && 'index' in opened) void opened.index.close();
		if (this.#isDamaged || opened.outcome === 'missing' || opened.outcome === 'damaged') return false;
		this.#known = { state, analyser: opened.index.analyser, versions: new Map(opened.index.versions()) };
		void opened.index.close();
		return opened.outcome === 'open';
	}

	/** Opens the index that is known: one that was taken away meanwhile would begin anew with what just changed. */
	#openWriter(): IndexWriter {
		const writer = openWriter(this.#index, { analyser: this.#known.analyser });
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
