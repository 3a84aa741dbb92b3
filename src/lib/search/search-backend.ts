import type { AskedWord } from './ask-index.ts';
import type { CaseDocument } from './index/case-document.ts';
import type { SearchOptions } from './index/query-plan.ts';
import type { FoundCase, FoundMoment, SearchResult } from './index/search-index.ts';
import type { Words } from './open-words.server.ts';

/** Where cases are searched: what a page or a keystroke needs. */
export interface CaseFinder {
	/** Cases that answer, each with its best moments. */
	search(words: AskedWord[], options: SearchOptions): Promise<SearchResult<FoundCase>>;
	/** The best moments for what has been typed, several of a case among them. */
	suggest(words: AskedWord[], options: SearchOptions): Promise<SearchResult<FoundMoment>>;
}

/** Where cases are put to be searched. One caller at a time; what another one changed meanwhile is a `Conflict`. */
export interface CaseKeeper {
	/** Whether several machines keep the same: they then take turns. */
	readonly isShared: boolean;
	/** Whether somebody else changed it, or took it away, since this one looked. */
	isTouched(): boolean;
	/** Which versions are in it, of these cases at least; undefined when it has to be built anew with these words. */
	versions(words: Words, caseIds?: number[]): Promise<ReadonlyMap<number, string> | undefined>;
	/** Builds it anew beside the present one, which serves until the new one takes its place. */
	rebuild(words: Words, cases: AsyncIterable<CaseDocument>): Promise<void>;
	/** Puts a case in the place of its former state, when the next `commit` is done. */
	upsertCase(document: CaseDocument): void;
	/** Takes a case away, when the next `commit` is done. */
	deleteCase(caseId: number): void;
	/** Makes all that was put and taken away since the last one count. What fails is to be compared and done again. */
	commit(): Promise<void>;
	close(): Promise<void>;
}

/**
 * What can stand behind the site's search: our own index (`index/`, the halves of which live in two threads) or a search server
 * (`rest/`). Both are given the same terms, and neither knows access rules.
 */
export interface SearchBackend extends CaseFinder, CaseKeeper {}
