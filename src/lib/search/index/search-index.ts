import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { TermDictionary } from '../analysis/term-dictionary.ts';
import { IndexDamaged } from './durable-file.ts';
import type { Found } from './findings.ts';
import { dictionaryOf } from './index-dictionary.ts';
import { manifestFile } from './manifest.ts';
import { type AskedGroup, planQuery, type SearchOptions } from './query-plan.ts';
import { checkBlocks, placeOf, versionsOf } from './read-blocks.ts';
import type { SearchThreads } from './search-threads.ts';
import type { Segment } from './segment.ts';
import { closeSegments, openSnapshot, type Snapshot } from './snapshot.ts';

export interface FoundMoment {
	caseId: number;
	score: number;
	/** The turn's place in its transcript, and where it begins in the recording. */
	position: number;
	startMs: number | undefined;
}

export interface FoundCase {
	caseId: number;
	score: number;
	moments: Omit<FoundMoment, 'caseId'>[];
}

export interface SearchResult<Item> {
	items: Item[];
	/** How many cases answer the question, whatever the limit. */
	total: number;
	/** How many of them have a tag; empty unless asked for. */
	tags: Map<number, number>;
}

/** A snapshot that is in use: its files are closed when the last search in it is done. */
interface InUse extends Snapshot {
	dictionary: TermDictionary;
	searches: number;
	replaced: boolean;
}

/** An index that is open for searching. Searches see the index as it was when they began. */
export class SearchIndex {
	readonly #folder: string;
	readonly #threads: SearchThreads;
	#now: InUse;
	#seen: string;
	readonly #before = new Set<InUse>();

	constructor(folder: string, snapshot: Snapshot, threads: SearchThreads, seen: string) {
		this.#folder = folder;
		this.#threads = threads;
		this.#seen = seen;
		this.#now = inUse(snapshot);
	}

	/** The version of the analysis that made the terms. */
	get analyser(): string {
		return this.#now.analyser;
	}

	/** What query expansion needs to know. It is the present index's: ask for it anew with each query. */
	get dictionary(): TermDictionary {
		return this.#now.dictionary;
	}

	/** What is in the index; `postings` and their bytes with those of deleted cases. */
	get counts(): { cases: number; turns: number; segments: number; postings: number; postingBytes: number } {
		const sum = (count: (segment: Segment) => number) => this.#now.segments.reduce((all, segment) => all + count(segment), 0);
		return {
			cases: sum(({ liveCases }) => liveCases),
			turns: sum(({ liveTurns }) => liveTurns),
			segments: this.#now.segments.length,
			postings: sum(({ header }) => header.postings),
			postingBytes: sum(({ header }) => header.placesAt),
		};
	}

	/** Finds cases, each with its best moments. Throws `IndexDamaged` when a file is not what was written. */
	async search(groups: AskedGroup[], options: SearchOptions): Promise<SearchResult<FoundCase>> {
		return this.#search(groups, 'case', options, ({ caseId, relevance, moments }, segment) => ({
			caseId,
			score: relevance,
			moments: moments.map(({ turn, score }) => ({ score, ...placeOf(segment, turn) })),
		}));
	}

	/** Finds moments, several of a case among them. */
	async moments(groups: AskedGroup[], options: SearchOptions): Promise<SearchResult<FoundMoment>> {
		return this.#search(groups, 'moment', options, ({ caseId, relevance, turn }, segment) => ({
			caseId,
			score: relevance,
			...placeOf(segment, turn),
		}));
	}

	/** Which version of each case is in the index. */
	*versions(): Generator<[caseId: number, version: string]> {
		for (const segment of this.#now.segments) {
			const versions = versionsOf(segment);
			for (const [at, version] of versions.entries()) if (!segment.dead?.[at]) yield [segment.caseId[at] as number, version];
		}
	}

	/** Reads and checks every byte; throws `IndexDamaged`. Searches check only what they read. */
	async verify(): Promise<void> {
		const now = this.#now;
		now.searches++;
		try {
			for (const segment of now.segments) {
				segment.seenBlocks.fill(0);
				await checkBlocks(segment);
			}
		} finally {
			now.searches--;
			this.#release(now);
		}
	}

	/**
	 * Goes over to what writers have published since; says whether there was anything. Cheap enough to call at every turn.
	 * Throws `IndexDamaged` when the new index cannot be read: the old one goes on serving.
	 */
	refresh(): boolean {
		const seen = stateOf(this.#folder);
		if (seen === this.#seen) return false;
		const next = openSnapshot(this.#folder, this.#now.segments);
		this.#seen = seen;
		if (!next) throw new IndexDamaged(`The search index in ${this.#folder} is gone.`);
		const last = this.#now;
		this.#now = inUse(next);
		last.replaced = true;
		this.#before.add(last);
		this.#release(last);
		return true;
	}

	async close(): Promise<void> {
		this.#now.replaced = true;
		this.#before.add(this.#now);
		this.#release(this.#now);
		await this.#threads.close();
	}

	async #search<Item>(
		groups: AskedGroup[],
		by: 'case' | 'moment',
		options: SearchOptions,
		read: (found: Found, segment: Segment) => Item,
	): Promise<SearchResult<Item>> {
		const now = this.#now;
		now.searches++;
		try {
			const plan = planQuery(now.segments, groups, by, options);
			const { best, total, tags } = await this.#threads.search(now.segments, plan);
			const segments = new Map(now.segments.map((segment) => [segment.file, segment]));
			const shown = best.items.slice(options.offset ?? 0);
			return { items: shown.map((found) => read(found, segments.get(found.segment) as Segment)), total, tags };
		} finally {
			now.searches--;
			this.#release(now);
		}
	}

	/** Closes the files of a replaced snapshot that nobody searches any more and no other snapshot has. */
	#release(snapshot: InUse): void {
		if (!snapshot.replaced || snapshot.searches > 0 || !this.#before.delete(snapshot)) return;
		const others = [...this.#before, ...(this.#now === snapshot ? [] : [this.#now])];
		closeSegments(
			snapshot.segments,
			others.flatMap(({ segments }) => segments),
		);
	}
}

function inUse(snapshot: Snapshot): InUse {
	return { ...snapshot, dictionary: dictionaryOf(snapshot.segments), searches: 0, replaced: false };
}

/** What of the manifest changes whenever it is replaced. */
export function stateOf(folder: string): string {
	const { ino, mtimeNs, size } = statSync(join(folder, manifestFile), { bigint: true, throwIfNoEntry: false }) ?? {};
	return `${ino} ${mtimeNs} ${size}`;
}
