import type { Locale } from '#lib/platform/locale.ts';
import type { SearchServerAddress } from '#lib/platform/search-server-address.ts';
import type { Analyser } from '../analysis/analyser.ts';
import { askIndex, type Question } from '../ask-index.ts';
import { findLexicon } from '../open-lexicon.server.ts';
import { lexiconStamp, type Words, wordsOf } from '../open-words.server.ts';
import type { SearchService, SearchSession } from '../search-session.ts';
import { findIn } from './find-in-server.ts';
import { connectToServer, type SearchServer, SearchServerError } from './search-server.ts';
import { ServerTerms } from './server-terms.ts';

/** For so long names that were read from the database are taken to be those of the index. */
const stateMs = 5_000;

/** Once for what was typed, once for what it turns out to be near, and once should it be of the other language. */
const mostLookUps = 3;

/** Searches in a search server, with the lexicon in a folder. */
export function openServerSearch(folder: string, address: SearchServerAddress): SearchService {
	const server = connectToServer(address);
	const cases = findIn(server);
	let words: (Words & { stamp: string }) | undefined;
	let state = { since: performance.now() };
	let trouble: 'preparing' | 'unavailable' | undefined;

	function refresh(): void {
		const stamp = lexiconStamp(folder);
		if (words?.stamp !== stamp) words = readWords(stamp) ?? words;
		if (performance.now() > state.since + stateMs) state = { since: performance.now() };
	}

	/** Whoever keeps the index makes the lexicon. */
	function readWords(stamp: string) {
		const found = findLexicon(folder);
		return found && { ...wordsOf(found), stamp };
	}

	/** Said once, not with every search. */
	function note(error: SearchServerError): void {
		const isMissing = error.answered === 404;
		if (!isMissing && trouble !== 'unavailable') console.error(`Nobody can search at the moment. ${error.message}`);
		trouble = isMissing ? 'preparing' : 'unavailable';
	}

	return {
		get state() {
			return trouble ?? 'preparing';
		},
		async use(work) {
			refresh();
			if (!words) return undefined;
			const { analyser } = words;
			const session: SearchSession = { cases, analyser, state, ask: (query, locale) => ask(server, analyser, query, locale) };
			try {
				const answer = await work(session);
				trouble = undefined;
				return answer;
			} catch (error) {
				if (!(error instanceof SearchServerError)) throw error;
				note(error);
				return undefined;
			}
		},
		close: async () => {},
	};
}

/** Asks again with what the server said, until it has said all that there is to know. */
async function ask(server: SearchServer, analyser: Analyser, query: string, locale: Locale): Promise<Question> {
	const terms = new ServerTerms();
	let question = askIndex(query, locale, analyser, terms, 0);
	for (let n = 0; n < mostLookUps && (await terms.lookUp(server)); n++)
		question = askIndex(query, locale, analyser, terms, terms.texts);
	return question;
}
