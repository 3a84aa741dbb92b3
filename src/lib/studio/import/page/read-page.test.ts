import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
import { readPage } from './read-page.ts';

const read = (file: string) => readPage(readFileSync(`tests/fixtures/pages/${file}`, 'utf8'));
const spoken = ({ document }: ReturnType<typeof read>) => document.transcript?.turns.map(({ speaker, text }) => [speaker, text]);

describe('a page with two guests who share a first name', () => {
	const page = read('to-gjester.txt');
	const { case: content, transcript } = page.document;

	test('lists both with title and organisation, and the quote with the name below it', () => {
		expect(content.people).toEqual([
			{ name: 'Kari Dikt', role: 'guest', title: 'Driftsleder', organisation: 'Påfunn Havn' },
			{ name: 'Kari Fabel', role: 'guest', title: 'Forsker', organisation: 'Instituttet som ikke finnes' },
			{ name: 'Vilde Tenkt', role: 'host' },
		]);
		expect(content.organisations).toEqual(['Påfunn Havn', 'Instituttet som ikke finnes']);
		expect(content.quotes).toEqual([{ text: 'Vi lot fjorden fortelle oss hva den trengte.', speaker: 'Kari Fabel' }]);
	});

	test('keeps a label that could be either as it is written, and says so', () => {
		expect(spoken(page)).toEqual([
			[undefined, 'Velkommen til Dugnad - en læringsdugnad av oppdiktede folk.'],
			['Vilde Tenkt', 'Hei, og velkommen.'],
			['Kari Dikt', 'Takk.'],
			['Kari', 'Takk, jeg også.'],
			['Vilde Tenkt', 'Hva gjør dere når noen vil slippe ut mer?'],
			['Kari Fabel', 'Da er svaret kort.\n\nJeg sier: nei, og så viser jeg målingene.'],
			['Publikum', 'Kan vi se dem?'],
			['Kari Dikt', 'Ja: hver dag.'],
			['Publikum', 'Fint.'],
			['Vilde Tenkt', 'Da sier vi takk.'],
			[undefined, 'Du har lyttet til en podkast fra Dugnad. Alt i den er funnet på.'],
		]);
		expect(transcript?.turns.map(({ kind }) => kind).join(' ')).toBe(`intro${' speech'.repeat(9)} outro`);
		expect(page.notices.filter((notice) => notice.includes('the speaker'))).toEqual([
			'Line 104: the speaker "Kari" could be more than one person of the case; the label is kept as it is written.',
			'Line 114: the speaker "Publikum" is nobody listed on the page; the label is kept as it is written.',
		]);
	});

	test('says whose each answer is, and leaves out a question without one', () => {
		expect(content.questionnaire).toEqual([
			{ person: 'Kari Dikt', question: 'Hvem er du?', answer: 'Jeg er driftsleder i en havn som er funnet på.' },
			{
				person: 'Kari Dikt',
				question: 'Hva fokuserer du på innen {tema}?',
				themeSlot: 'havteknologi',
				answer: 'Følere som tåler salt. Vi har tre regler:\nMål ofte. Del alt. Spør de som ror.',
			},
			{ person: 'Kari Dikt', question: 'Hvorfor er det spennende?', answer: 'Fordi havet svarer.' },
			{ person: 'Kari Fabel', question: 'Hvem er du?', answer: 'Jeg forsker på oppdiktede strømmer.' },
			{ person: 'Kari Fabel', question: 'Hvem inspirerer deg?', answer: 'Alle som måler for hånd.' },
		]);
		expect(page.notices).toContain('Line 57: "Viktigste poeng fra samtalen?" has no answer and is left out.');
	});

	test('reads the rest', () => {
		expect(content).toMatchObject({
			number: 'C9001',
			title: 'Fjorden som lab',
			language: 'nb',
			durationMs: 64 * 60_000,
			recordedOn: '2020-12-31',
			place: 'Eventyrvik',
			themes: ['Havteknologi'],
			perspectives: ['Forskning'],
			outcomes: ['Hvordan måle i salt vann', 'Deling av data', 'Bruk av VR i Påfunn Havn', 'Hva fjorden trenger'],
			literature: [
				{ text: 'Havet i tall, en bok som ikke finnes' },
				{ text: 'Salt og sånn, https://bok.example/salt.', url: 'https://bok.example/salt' },
			],
			reflectionQuestion: 'Hva kunne dere målt i morgen?',
		});
		expect(content.related).toEqual([
			{ number: 'C9002', theme: 'Havteknologi', guest: 'Ola Oppspinn', guestTitle: 'Dykker', organisation: 'Skrinet AS' },
			{
				number: 'C9003',
				title: 'Båten som ikke ville',
				theme: 'Havteknologi',
				guest: 'Eva Ditt',
				guestTitle: 'Skipper',
				organisation: 'Fablefart',
			},
		]);
		expect(page.unplaced).toEqual([{ line: 131, text: 'Sponset av Ingen' }]);
	});
});

test('an older page without transcript, questionnaire and date', () => {
	const { document, template, unplaced } = read('eldre-uten-deler.txt');
	expect(template).toBe('older');
	expect(unplaced).toEqual([]);
	expect(document.transcript).toBeUndefined();
	const shared = { role: 'guest', title: 'Daglige ledere', organisation: 'Skrøna Sag og Høvleri' };
	expect(document.case).toMatchObject({
		number: '#9100',
		title: 'Sagbruket som lærte',
		people: [
			{ name: 'Per Dikt', ...shared },
			{ name: 'Anne Marie von Fabel', ...shared },
			{ name: 'Vilde Tenkt', role: 'host' },
		],
		outcomes: ['Bruk av flis', 'Å måle før man sager'],
		quotes: [{ text: 'Alle feil er gratis andre gang de ikke skjer.', speaker: 'Anne Marie von Fabel' }],
		questionnaire: [],
		related: [
			{ title: 'Stokken uten nummer', guest: 'Lise Skrøne', guestTitle: 'Snekker', organisation: 'Ingen Verdens Ting' },
			{ number: '#9099', title: 'Planken', guest: 'Tor Tull', organisation: 'Tullball AS' },
		],
	});
	expect(document.case.recordedOn).toBeUndefined();
});

test('an older questionnaire in other words', () => {
	const { document, unplaced } = read('eldre-med-skjema.txt');
	expect(unplaced).toEqual([]);
	expect(document.case.questionnaire).toEqual([
		{ question: 'Navn', answer: 'Siri Dikt' },
		{ question: 'Tittel og selskap', answer: 'Møller\nFabelmølla' },
		{ question: 'Utdanning og hobby', answer: 'Utdanning: Mjøl og sånt\nHobby: Å ro' },
		{ question: 'SoMe tagger og linker', answer: 'Fabelmølla\nwww.fabelmolla.example/korn\n#mjøl; #korn2020' },
		{ question: 'Hvem er du, og hvordan ble du interessert i {tema}?', themeSlot: 'korn', answer: 'Jeg vokste opp i en sekk.' },
		{ question: 'En favoritt {tema} sitat?', themeSlot: 'korn', answer: 'Den som maler først, får mjøl.' },
	]);
	expect(document.case.hashtags).toEqual(['mjøl', 'korn2020']);
	expect(document.case.links).toEqual([
		{ label: 'Fabelmølla' },
		{ label: 'www.fabelmolla.example/korn', url: 'https://www.fabelmolla.example/korn' },
	]);
	expect(document.case.moreLearning).toEqual(['Kornets tider, en bok som ikke finnes']);
});

test('a nynorsk page', () => {
	const page = read('nynorsk.txt');
	expect(page.unplaced).toEqual([]);
	expect(page.document.case).toMatchObject({
		language: 'nn',
		recordedOn: '2021-05-08',
		durationMs: 31 * 60_000,
		place: 'Fabelbygd',
		quotes: [{ text: 'Vi visste ikkje kva vi ikkje visste.', speaker: 'Gunnhild Påfunn' }],
		outcomes: ['Korleis spørje betre', 'Rekning for alle'],
		moreLearning: ['Ei bok om rekning som ikkje finst'],
		reflectionQuestion: 'Kva veit du ikkje?',
		questionnaire: [
			{ question: 'Kven er du?' },
			{ question: 'Kva fokuserer du på innan {tema}?', themeSlot: 'kunstig intelligens' },
			{ question: 'Viktigaste poeng frå samtalen vår?' },
		],
	});
	expect(page.document.transcript?.turns.map(({ kind, speaker }) => speaker ?? kind)).toEqual([
		'intro',
		'Vilde Tenkt',
		'Gunnhild Påfunn',
		'outro',
	]);
});

test('an English page as HTML, with links, a list under an unknown heading, and line breaks in the transcript', () => {
	const page = read('engelsk.html');
	expect(page.template).toBe('newer');
	expect(page.document.case).toMatchObject({
		number: 'C9005',
		title: 'The harbour that listened',
		language: 'en',
		recordedOn: '2022-02-28',
		durationMs: (26 * 60 + 30) * 1000,
		perspectives: ['Industry'],
		organisations: ['Nowhere Port'],
		people: [{ name: 'Ann Madeup', title: 'Harbour master', organisation: 'Nowhere Port' }, { name: 'Vilde Tenkt' }],
		quotes: [{ text: 'The sea tells you, if you ask it twice.', speaker: 'Ann Madeup' }],
		outcomes: ['How to listen', 'Why cranes wait'],
		reflectionQuestion: 'Whom do you not listen to?',
		related: [{ number: 'C9006', theme: 'Robotics', guest: 'Bob Untrue', guestTitle: 'CEO', organisation: 'Fabled Inc.' }],
	});
	expect(page.document.case.ingress).toContain('a harbour master about listening & learning.');
	expect(page.document.case.literature).toEqual([
		{ text: 'Listening to cranes, a book that does not exist', url: 'https://books.example/listening' },
		{ text: 'A book without an address' },
	]);
	expect(page.document.case.questionnaire.slice(1)).toEqual([
		{ question: 'What do you focus on within {tema}?', themeSlot: 'robotics', answer: 'Robots that are patient.\nAnd cheap.' },
		{ question: 'A favourite {tema} quote?', themeSlot: 'robotics', answer: 'Be kind to the crane.' },
	]);
	expect(spoken(page)?.slice(1, -1)).toEqual([
		['Vilde Tenkt', 'Hello.'],
		['Ann Madeup', 'Hello to you.'],
		['Vilde Tenkt', 'What do you do when it is stormy?'],
		['Ann Madeup', 'We listen. The rule is this: wait.'],
	]);
	expect(page.unplaced).toEqual([
		{ line: 44, text: 'Our sponsors' },
		{ line: 45, text: 'Nobody at all Ltd.' },
	]);
});

test('a webinar: its programme goes to the notes and its panel to the guests, and the notices say so', () => {
	const page = read('webinar.html');
	expect(page.template).toBe('webinar');
	expect(page.document.case.number).toBe('C9007');
	expect(page.document.case.notesHtml).toBe(
		'<h2>Program</h2><ol><li>Del 1: Hva er en skjerm &lt;egentlig&gt;?</li><li>Del 2: Eksempler fra Fabelbygd</li>' +
			'<li>Del 3: Panelet svarer</li></ol>',
	);
	expect(page.document.case.people).toEqual([
		{ name: 'Odd Påfunn', role: 'guest', title: 'lærer', organisation: 'Skolen som ikke finnes' },
		{ name: 'Marit Dikt', role: 'guest', title: 'daglig leder', organisation: 'Skjerm og Skrøne, avdeling nord' },
		{ name: 'Nina Fabel', role: 'guest', title: 'Elev' },
		{ name: 'Vilde Tenkt', role: 'host' },
		{ name: 'Ola Oppspinn', role: 'host' },
	]);
	expect(spoken(page)?.map(([speaker]) => speaker)).toEqual([
		'Vilde Tenkt',
		'Odd Påfunn',
		'Nina Fabel',
		'Ola Oppspinn',
		'Marit Dikt',
	]);
	expect(page.unplaced).toEqual([{ line: 19, text: 'Dato: 210230' }]);
	expect(page.notices).toEqual([
		'Line 19: "210230" is not understood as a date; fill it in by hand.',
		"Line 13: the panel's 3 members are listed as guests.",
		"Line 7: the programme's 3 parts are kept as a list in the notes.",
	]);
});

test('a doubled questionnaire among stray menus is read once', () => {
	const page = read('dobbelt-skjema.html');
	expect(page.unplaced).toEqual([]);
	expect(page.document.case).toMatchObject({
		people: [{ name: 'Bjørn Olav Dikt', title: 'Produksjonssjef', organisation: 'Sangfabrikken' }, { name: 'Vilde Tenkt' }],
		themes: ['Industri'],
		outcomes: ['Sang og takt'],
		hashtags: ['sang', 'industri'],
	});
	expect(page.document.case.place).toBeUndefined();
	expect(page.document.case.questionnaire).toEqual([
		{ question: 'Hvem er du?', answer: 'Jeg synger på jobb.' },
		{ question: 'Hvorfor er det spennende?', answer: 'Fordi alle hører det.\nMen hvem lytter?' },
	]);
	expect(spoken(page)).toEqual([
		['Vilde Tenkt', 'Hva synger dere?'],
		['Bjørn Olav Dikt', 'Det vi lager.'],
	]);
});

describe('what is no case page', () => {
	test.each(['', 'Bare litt tekst.\nTema: Ingenting', '<p>Om oss</p>', 'Quiz for Case #C9001\nLogg inn'])(
		'%j is refused',
		(source) => {
			expect(() => readPage(source)).toThrow(Invalid);
			expect(() => readPage(source)).toThrow(/^The page has no case number with a title .* check the file or the address\.$/);
		},
	);

	test('nor is a number without a title', () => {
		expect(() => readPage('DUGNAD Case #C9001\n\nLYTTE')).toThrow('no title after line 1');
	});
});

test('a text that speaks of markup is still read as text', () => {
	const { document } = readPage('#9102: Tagger\n\nDette er en oppdiktet side om <p> og <br> i tekst.');
	expect(document.case.ingress).toBe('Dette er en oppdiktet side om <p> og <br> i tekst.');
});

test('a frame text that nobody knows is listed and not taken for a guest', () => {
	const page = readPage('DUGNAD Case #C9010\nTittelen\nNyheter\nKari Dikt\nRektor\nFabelskolen');
	expect(page.unplaced).toEqual([{ line: 3, text: 'Nyheter' }]);
	expect(page.document.case.people).toEqual([{ name: 'Kari Dikt', role: 'guest', title: 'Rektor', organisation: 'Fabelskolen' }]);
});
