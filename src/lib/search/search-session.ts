import type { Locale } from '#lib/platform/locale.ts';
import type { Analyser } from './analysis/analyser.ts';
import type { Question } from './ask-index.ts';
import type { CaseFinder } from './search-backend.ts';

/** What a search works with: the cases, and the words as whoever indexed them knew them. */
export interface SearchSession {
	cases: CaseFinder;
	analyser: Analyser;
	/** Makes a question of a query, with what the cases' dictionary knows to stand near its words. */
	ask(query: string, locale: Locale): Promise<Question>;
	/** Another object whenever the cases may have changed. */
	state: object;
}

/** A process's way to search. */
export interface SearchService {
	/** Searches in the cases as they are indexed now; undefined while that is not possible. It only reads: somebody else keeps the index. */
	use<Answer>(work: (session: SearchSession) => Promise<Answer>): Promise<Answer | undefined>;
	/** Why the last search was not possible, if it was not: there is no index yet, or its server does not answer. */
	readonly state: 'preparing' | 'unavailable';
	close(): Promise<void>;
}
