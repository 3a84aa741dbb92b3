import type { Analyser, WeightedTerm } from './analyser.ts';
import { otherNorwegian } from './bridge.ts';
import { lowercase } from './fold.ts';
import type { Language } from './language.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { tokenise } from './tokenise.ts';

/** One asked word with everything that answers it; `weight` 1 is the word itself, which stands first. */
export interface QueryGroup {
	/** The asked word in lower case. */
	word: string;
	terms: WeightedTerm[];
	/** Which quoted phrase the word stands in, counted from 1; 0 when in none. */
	phrase: number;
}

/** What a query is widened by. Benchmarks switch one off at a time; everything else takes all. */
export interface Widening {
	parts: boolean;
	neighbours: boolean;
	bridge: boolean;
	folding: boolean;
	typos: boolean;
	prefixes: boolean;
}

export const widest: Widening = { parts: true, neighbours: true, bridge: true, folding: true, typos: true, prefixes: true };

// What a roundabout way to a word is worth beside the word itself; tuned on every second query of the benchmark.
const worth = { part: 0.3, joined: 0.7, twin: 0.8 };

/** What a query asks for, word by word; words that only hold sentences together fall away beside others. */
export function analyseQuery(text: string, language: Language, analyser: Analyser, widening = widest): QueryGroup[] {
	const asked = quoted(text);
	const telling = asked.filter(({ word, phrase }) => phrase > 0 || !isStopWord(word, language));
	const groups = (telling.length > 0 ? telling : asked).map(({ word, phrase }) => {
		const [own, ...parts] = analyser.wordTerms(word, language);
		const terms = own ? [own] : [];
		if (widening.parts) terms.push(...parts.map(({ term }) => ({ term, weight: worth.part })));
		if (widening.bridge && language !== 'en')
			terms.push(...otherNorwegian(word, analyser.lexicon).map((twin) => ({ term: stem(twin, language), weight: worth.twin })));
		return { word, phrase, terms };
	});
	if (widening.neighbours && language !== 'en') joinNeighbours(groups, language);
	return groups;
}

function quoted(text: string): { word: string; phrase: number }[] {
	return text.split(/["«»“”]/u).flatMap((piece, at) => {
		const phrase = at % 2 === 1 ? (at + 1) / 2 : 0;
		return tokenise(piece).map((token) => ({ word: lowercase(token.text), phrase }));
	});
}

/** Two words that stand side by side may be one in the text, either way round: "lærings plattform", "plattform læring". */
function joinNeighbours(groups: QueryGroup[], language: Language): void {
	for (const [at, one] of groups.entries()) {
		const next = groups[at + 1];
		if (!next || one.word.length < 3 || next.word.length < 3) continue;
		const joined = ['', 's', 'e'].flatMap((joint) => [one.word + joint + next.word, next.word + joint + one.word]);
		const terms = joined.map((word) => ({ term: stem(word, language), weight: worth.joined }));
		one.terms.push(...terms);
		next.terms.push(...terms);
	}
}
