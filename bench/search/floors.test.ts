import { expect, it } from 'vitest';
import { createAnalyser } from '#lib/search/analysis/analyser.ts';
import { learnParts } from '#lib/search/analysis/learn-parts.ts';
import { createLexicon } from '#lib/search/analysis/lexicon.ts';
import { spellingLists } from '#lib/search/open-lexicon.server.ts';
import { buildInMemory, everything, searchInMemory } from './our-index.ts';
import { scoreAll } from './score.ts';

// An invented slice: made-up cases whose turns share words, so that the right turn has to win against its neighbours.
const turns: [caseId: string, text: string][] = [
	['tare', 'Vi dyrker tare på lange tau ute i fjorden ved Kvitvika.'],
	['tare', 'Matematikkundervisningen på skolen bruker nå tall fra tareanlegget vårt.'],
	['tare', 'Fiskerne var redde for at tauene skulle ødelegge fiskeplassene.'],
	['tare', 'Vi snakket med kommunen om konsesjonen i nesten tre år.'],
	['bibliotek', 'Biblioteket lånte ut symaskiner lenge før det lånte ut bøker på nett.'],
	['bibliotek', 'Ei bok kan vente, men ei symaskin må ha service hvert år.'],
	['bibliotek', 'Læringsplattformen vår er et kjøkkenbord og ti stoler.'],
	['bibliotek', 'Kommunen sparte penger da nabokommunene ble med.'],
	['mølle', 'Mølla mel vi maler her kjem frå gardar i nabobygda.'],
	['mølle', 'Korleis kan ei gammal kvern bli lønsam? Det spurde alle om.'],
	['mølle', 'Vasshjulet drøymde eg om sidan eg var lita.'],
	['mølle', 'Skuleplassane ligg berre eit steinkast frå mølla.'],
	['buss', 'Den selvkjørende bussen stoppet for en måke den første dagen.'],
	['buss', 'Passasjerene ville heller ha en sjåfør å snakke med.'],
	['buss', 'Løsningsforslaget var å la skoleelever være verter om bord.'],
	['buss', 'Kommunestyret stemte for tre prøveår med elektriske busser.'],
];
const analyser = createAnalyser(createLexicon(learnParts(spellingLists())));
const corpus = turns.map(([caseId, text]) => ({ caseId, text }));

const questions: Record<string, [query: string, turn: number][]> = {
	words: [
		['konsesjon kommunen', 3],
		['symaskiner nett', 4],
		['måke buss', 12],
		['sjåfør passasjerer', 13],
	],
	inflected: [
		['boka vente', 5],
		['stolene kjøkkenbordet', 6],
		['prøveårene elektrisk', 15],
		['fiskere tau', 2],
	],
	typos: [
		['konsejsonen', 3],
		['simaskin service', 5],
		['bibliotekket', 4],
		['pasasjerene', 13],
	],
	unfinished: [
		['symaskin serv', 5],
		['løsningsforsl', 14],
		['matematikkund', 1],
		['selvkjør', 12],
	],
	spelling: [
		['fjorden taue', 0],
		['maake', 12],
		['laeringsplattform', 6],
		['sjafor', 13],
	],
	parts: [
		['undervisning', 1],
		['forslag elever', 14],
		['plattform', 6],
		['fiskeplass', 2],
	],
	apart: [
		['lærings plattform', 6],
		['skole plassene', 11],
		['forslag løsning', 14],
		['kommune styre', 15],
	],
	otherNorwegian: [
		['hvordan gammel kvern', 9],
		['drømte vannhjul', 10],
		['skoleplasser', 11],
		['lønnsom', 9],
	],
};

it('finds the right turn among the first in an invented slice', async () => {
	const search = searchInMemory(buildInMemory(corpus, analyser), corpus, analyser, everything);
	const sets = new Map(
		Object.entries(questions).map(([name, list]) => [name, list.map(([text, turn]) => ({ text, relevant: new Set([turn]) }))]),
	);
	const scores = await scoreAll(sets, search);
	const low = Object.entries(scores).filter(([, { mrr, recall }]) => mrr < 0.85 || recall < 0.75);
	expect(low).toEqual([]);
});
