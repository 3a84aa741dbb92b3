import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spellingLists } from '../open-lexicon.server.ts';
import { createAnalyser } from './analyser.ts';
import { learnParts } from './learn-parts.ts';
import { createLexicon } from './lexicon.ts';
import { readLexicon, writeLexicon } from './lexicon-text.ts';
import { readOrdbank } from './ordbank.ts';

const lists = spellingLists();
const known = learnParts(lists);
const lexicon = createLexicon(known);
const analyser = createAnalyser(lexicon);

const anyWord = fc.nat(lists.length - 1).map((at) => lists[at]?.[0] ?? '');

const simple =
	'hus bil mann kvinne barn skole arbeid samfunn regjering norge penger minister løsning spørsmål verden måte politi resultat problem utvikling virksomhet historie informasjon musikk litteratur universitet restaurant kontakt konsert stasjon direktør avis sammen allerede etter mellom mannen landet dagen huset filmen boken stedet livet barnet stemning menneske trenger begynner spiller kommer sommer vinter gammel viktig familie kultur natur kunst student elev lærer lege bonde fisker soldat konge dronning prinsesse person gruppe organisasjon kommune fylke klima energi teknologi økonomi demokrati sykehus telefon maskin eksempel kapittel program prosjekt system metode teori praksis erfaring kunnskap forskning utdanning undervisning læring trening helse sykdom medisin bakterie virus kjærlighet';

it('cuts none of a hundred simple words', () => {
	const words = simple.split(' ');
	expect(words.length).toBeGreaterThanOrEqual(100);
	expect(words.filter((word) => lexicon.split(word))).toEqual([]);
});

it.each([
	['matematikkundervisning', 'matematikk', 'undervisning'],
	['arbeidsplassen', 'arbeids', 'plassen'],
	['barnehageplass', 'barnehage', 'plass'],
	['havneforskriftenes', 'havne', 'forskriftenes'],
])('cuts %s', (word, first, last) => {
	expect(lexicon.split(word)).toEqual({ first, last });
});

it('covers the whole word with its two parts', () => {
	fc.assert(
		fc.property(anyWord, anyWord, (one, other) => {
			for (const word of [one, one + other]) {
				const cut = lexicon.split(word);
				if (cut) expect(cut.first + cut.last).toBe(word);
			}
		}),
	);
});

it('gives parts at the place of the whole, lighter, each once, without joints and particles', () => {
	const terms = analyser.analyseText('Om barnehageplasser.', 'nb').filter(({ position }) => position === 1);
	expect(terms.map(({ term, weight }) => [term, weight])).toEqual([
		['barnehageplass', 1],
		['barnehag', 0.7],
		['barn', 0.7],
		['hag', 0.7],
		['plass', 0.7],
	]);
	expect(new Set(terms.map(({ start, end }) => `${start}-${end}`))).toEqual(new Set(['3-19']));
	expect(analyser.analyseText('uheldig', 'nb').map(({ term }) => term)).not.toContain('u');
	expect(analyser.analyseText('classroom', 'en')).toHaveLength(1);
});

it('is the same when it is read back', () => {
	const again = readLexicon(writeLexicon(known, []));
	const words = fc.sample(anyWord, 2000);
	expect(words.map((word) => again?.split(word))).toEqual(words.map((word) => lexicon.split(word)));
	expect(readLexicon('{"format":"older"}')).toBeUndefined();
});

it('believes Norsk Ordbank', () => {
	const splits = readOrdbank('1\ttrå*lest\tx\n2\tGauss-kurve\ty\n3\tskole*bok\tz\n');
	expect(splits).toEqual([
		{ first: 'trå', last: 'lest' },
		{ first: 'skole', last: 'bok' },
	]);
	expect(createLexicon(known, splits).split('trålest')).toEqual({ first: 'trå', last: 'lest' });
});
