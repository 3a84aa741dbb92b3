import type { Db } from '#lib/platform/db.ts';
import { findCaseVersions, findNextPublication } from './find-case-versions.server.ts';
import { makeLexicon } from './make-lexicon.server.ts';
import { lexiconStamp, openWords, type Words } from './open-words.server.ts';
import { readCaseDocuments } from './read-case-documents.server.ts';
import { rebuildIndex } from './rebuild-index.server.ts';
import type { CaseKeeper } from './search-backend.ts';
import { takeTurns } from './take-turns.server.ts';

/** So many cases are put in the index at once: more would only take memory. */
const casesAtOnce = 200;

/** Brings an index up to date with the database. One call at a time; each throws `Conflict` when another process writes. */
export class IndexUpdater {
	/** When a case comes out by itself, so that everything is to be looked at again; by `performance.now()`. */
	nextPublication = Number.POSITIVE_INFINITY;
	readonly #db: Db;
	readonly #folder: string;
	readonly #keeper: CaseKeeper;
	readonly #signal: AbortSignal;
	/** With the state of the lexicon's file that they were read from. */
	#words: (Words & { stamp: string }) | undefined;

	/** `folder` is where the lexicon is. */
	constructor(db: Db, folder: string, keeper: CaseKeeper, signal: AbortSignal) {
		this.#db = db;
		this.#folder = folder;
		this.#keeper = keeper;
		this.#signal = signal;
	}

	/** Whether somebody else changed the lexicon or the index, or took them away, since everything was looked at. */
	isTouched(): boolean {
		return this.#words?.stamp !== lexiconStamp(this.#folder) || this.#keeper.isTouched();
	}

	/** Compares some cases with the index, or all of them; builds it anew when it cannot be used. */
	async update(caseIds?: number[]): Promise<void> {
		const words = await this.#openWords();
		await takeTurns(this.#db, this.#keeper, async () => {
			let asked = caseIds;
			let known = await this.#keeper.versions(words, asked);
			if (!known) {
				await rebuildIndex(this.#db, this.#keeper, words, this.#signal);
				asked = undefined;
				known = (await this.#keeper.versions(words)) ?? new Map();
			}
			const waitMs = await findNextPublication(this.#db);
			this.nextPublication = performance.now() + (waitMs ?? Number.POSITIVE_INFINITY);
			await this.#apply(words, known, await findCaseVersions(this.#db, asked), asked ?? [...known.keys()]);
		});
	}

	/** Waits for what is under way. */
	async close(): Promise<void> {
		await this.#keeper.close();
	}

	async #openWords(): Promise<Words> {
		if (this.#words?.stamp === lexiconStamp(this.#folder)) return this.#words;
		await makeLexicon(this.#folder);
		const words = openWords(this.#folder);
		this.#words = { ...words, stamp: lexiconStamp(this.#folder) };
		return words;
	}

	/** Indexes what differs: `versions` are the public ones among `caseIds` and perhaps others. */
	async #apply(
		{ analyser }: Words,
		known: ReadonlyMap<number, string>,
		versions: ReadonlyMap<number, string>,
		caseIds: number[],
	): Promise<void> {
		const gone = caseIds.filter((id) => known.has(id) && !versions.has(id));
		const changed = [...versions].filter(([id, version]) => known.get(id) !== version);
		for (let from = 0; from < changed.length || (from === 0 && gone.length > 0); from += casesAtOnce) {
			this.#signal.throwIfAborted();
			const some = new Map(changed.slice(from, from + casesAtOnce));
			const documents = await Array.fromAsync(readCaseDocuments(this.#db, analyser, some));
			for (const document of documents) this.#keeper.upsertCase(document);
			if (from === 0) for (const id of gone) this.#keeper.deleteCase(id);
			await this.#keeper.commit();
		}
	}
}
