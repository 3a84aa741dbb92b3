import type { Locale } from '#lib/platform/locale.ts';
import { analyseQuery, type QueryGroup } from './analysis/analyse-query.ts';
import type { Analyser, WeightedTerm } from './analysis/analyser.ts';
import { expandGroups } from './analysis/expand-query.ts';
import { foldTerm, lowercase } from './analysis/fold.ts';
import type { Language } from './analysis/language.ts';
import { isStopWord } from './analysis/stop-words.ts';
import type { TermDictionary } from './analysis/term-dictionary.ts';
import { tokenise } from './analysis/tokenise.ts';
import { mostGroups } from './index/query-plan.ts';
import { inverseFrequency } from './rank.ts';
import { longestQuery } from './search-address.ts';

/** An asked word with everything that answers it, and how telling it is: as much as its most telling term. */
export interface AskedWord extends QueryGroup {
	telling: number;
}

/** What a reader's words ask of the index. */
export interface Question {
	groups: AskedWord[];
	/** The terms of its words themselves, without what only stands near them. */
	meant: Set<string>;
	/** The words of each quoted phrase, in lower case. */
	phrases: string[][];
	/** Words that nobody uses, with the terms that were guessed instead, the likeliest first. */
	guesses: { word: string; terms: string[] }[];
}

// What a word of the other language counts beside one of the reader's own.
const otherWorth = 0.9;

/** A query as it is worked with: no longer than it may be, on one line, without control characters. */
export function cleanQuery(query: string): string {
	return query
		.slice(0, longestQuery)
		.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
		.normalize('NFC')
		.trim();
}

/**
 * Reads a query in the reader's language and besides in the other of Norwegian and English, so that texts of both are found,
 * and adds what the index knows to stand near its words. Its dictionary counts in so many `texts`.
 */
export function askIndex(query: string, locale: Locale, analyser: Analyser, dictionary: TermDictionary, texts: number): Question {
	const language = languageOfQuery(query, locale);
	const asked = analyseQuery(query, language, analyser).slice(0, mostGroups);
	const others = analyseQuery(query, language === 'en' ? 'nb' : 'en', analyser);
	const both = asked.map((group) => withOther(group, others, language, analyser, dictionary));
	const groups = expandGroups(both, dictionary, language);
	return {
		groups: groups.map((group) => ({ ...group, telling: tellingOf(group, dictionary, texts) })),
		meant: new Set(both.flatMap(({ terms }) => terms.map(({ term }) => term))),
		phrases: phrasesOf(asked),
		guesses: groups.flatMap((group, at) => guessesFor(both[at], group, dictionary)),
	};
}

/** The reader's own, unless the little words say that it is plainly the other. */
function languageOfQuery(query: string, locale: Locale): Language {
	const words = tokenise(query).map(({ text }) => lowercase(text));
	const count = (language: Language, not: Language) =>
		words.filter((word) => isStopWord(word, language) && !isStopWord(word, not)).length;
	const [norwegian, english] = [count('nb', 'en'), count('en', 'nb')];
	if (locale === 'en') return norwegian > 1 && norwegian > english ? 'nb' : 'en';
	return english > 1 && english > norwegian ? 'en' : locale;
}

/** What the texts have comes first: it is taken for what was meant. */
function withOther(
	group: QueryGroup,
	others: QueryGroup[],
	language: Language,
	analyser: Analyser,
	dictionary: TermDictionary,
): QueryGroup {
	const { word, phrase, terms } = group;
	const same = others.find((other) => other.word === word && other.phrase === phrase);
	const more = (same?.terms ?? analyser.wordTerms(word, language === 'en' ? 'nb' : 'en')).map(lowered);
	const isForeign = !dictionary.has(terms[0]?.term ?? '') && dictionary.has(more[0]?.term ?? '');
	return { ...group, terms: isForeign ? [...more, ...terms] : [...terms, ...more] };
}

function lowered({ term, weight }: WeightedTerm): WeightedTerm {
	return { term, weight: weight * otherWorth };
}

function tellingOf({ terms }: QueryGroup, dictionary: TermDictionary, texts: number): number {
	return Math.max(0, ...terms.map(({ term, weight }) => weight * inverseFrequency(texts, dictionary.documentFrequency(term))));
}

function phrasesOf(groups: QueryGroup[]): string[][] {
	const phrases = Map.groupBy(groups, ({ phrase }) => phrase);
	phrases.delete(0);
	return [...phrases.values()].map((words) => words.map(({ word }) => word));
}

/** Guesses are what came instead of a word that is not there, neither in another spelling nor unfinished. */
function guessesFor(asked: QueryGroup | undefined, { word, terms }: QueryGroup, dictionary: TermDictionary): Question['guesses'] {
	if (terms.length === 0 || !asked || asked.terms.some(({ term }) => dictionary.has(term))) return [];
	const near = (term: string) => term.startsWith(word) || foldTerm(term) === foldTerm(asked.terms[0]?.term ?? '');
	if (terms.some(({ term }) => near(term))) return [];
	return [{ word, terms: terms.toSorted((a, b) => b.weight - a.weight).map(({ term }) => term) }];
}
