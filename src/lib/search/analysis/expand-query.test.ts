import { expect, it } from 'vitest';
import { spellingLists } from '../open-lexicon.server.ts';
import { analyseQuery } from './analyse-query.ts';
import { createAnalyser } from './analyser.ts';
import { expandGroups } from './expand-query.ts';
import type { Language } from './language.ts';
import { learnParts } from './learn-parts.ts';
import { createLexicon } from './lexicon.ts';
import { TermList } from './term-list.ts';

const analyser = createAnalyser(createLexicon(learnParts(spellingLists())));

/** The terms of a text that a query would find, group by group. */
function found(query: string, text: string, language: Language = 'nb'): string[][] {
	const counts = new Map(analyser.analyseText(text, language).map(({ term }) => [term, 1]));
	const groups = expandGroups(analyseQuery(query, language, analyser), new TermList(counts), language);
	return groups.map(({ terms }) => terms.map(({ term }) => term));
}

it.each([
	['other inflections', 'bøkene', 'Ei bok om fjord.'],
	['a part of a compound', 'undervisning', 'Matematikkundervisning er gøy.'],
	['a compound by its part', 'matematikkundervisning', 'God undervisning.'],
	['a compound that is written apart', 'lærings plattform', 'Vår læringsplattform.'],
	['a compound the other way round', 'forslag løsning', 'Et løsningsforslag.'],
	['nynorsk in bokmål', 'kvifor', 'Sa du hvorfor?'],
	['bokmål in nynorsk', 'hvit skoleplass', 'Ein kvit skuleplass.'],
	['a missing å', 'bat', 'En båt til.'],
	['aa for å', 'baatene', 'En båt til.'],
	['oe in an irregular form', 'boeker', 'Ei bok om fjord.'],
	['a typing error', 'kmmune', 'En kommune.'],
	['two letters that changed places', 'komumne', 'En kommune.'],
	['a word that is not finished', 'undervisn', 'God undervisning.'],
])('finds %s', (_, query, text) => {
	for (const group of found(query, text)) expect(group).not.toEqual([]);
});

it('finds nothing where nothing is near', () => {
	expect(found('traktor', 'Fiskerne reparerte garnet.')).toEqual([[]]);
});

it('asks for telling words only, unless there are no others', () => {
	expect(analyseQuery('hva er en havn', 'nb', analyser).map(({ word }) => word)).toEqual(['havn']);
	expect(analyseQuery('hva er det', 'nb', analyser)).toHaveLength(3);
	expect(analyseQuery('what is a harbour', 'en', analyser).map(({ word }) => word)).toEqual(['harbour']);
});

it('takes what is quoted word for word', () => {
	const groups = analyseQuery('båt «å gå» "til havs"', 'nb', analyser);
	expect(groups.map(({ word, phrase }) => [word, phrase])).toEqual([
		['båt', 0],
		['å', 1],
		['gå', 1],
		['til', 2],
		['havs', 2],
	]);
});

it('weighs the asked word highest', () => {
	const [group] = analyseQuery('barnehageplass', 'nb', analyser);
	expect(group?.terms[0]).toEqual({ term: 'barnehageplass', weight: 1 });
	expect(group?.terms.slice(1).every(({ weight }) => weight < 1)).toBe(true);
});
