import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPage } from './read-page.ts';

/** The real pages are not ours to copy: short facts stand here, longer texts are compared with their line on the page. */
const folder = '../shared/pages';

const missing = !existsSync(folder);
const older = () => open('0608-eldre-mal.txt');
const newer = () => open('c0178-nyere-mal.txt');

function open(file: string) {
	const source = readFileSync(`${folder}/${file}`, 'utf8');
	const lines = source.split('\n').map((text) => text.replace(/\s+/g, ' ').trim());
	const at = (...numbers: number[]) => numbers.map((number) => lines[number - 1]).join('\n');
	return { ...readPage(source), lines, at };
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
const words = (text = '') => text.split(/\s+/).filter(Boolean).length;

describe.skipIf(missing)('the older page', () => {
	test('its facts', () => {
		const { document, template, unplaced, notices } = older();
		expect(template).toBe('older');
		expect(unplaced).toEqual([]);
		expect(notices).toHaveLength(1);
		expect(document.transcript).toBeUndefined();
		expect(document.media).toEqual([]);
		const { questionnaire, literature, related, quotes, ingress, reflectionQuestion, ...facts } = document.case;
		expect(facts).toEqual({
			number: '#0608',
			title: 'Smart og bærekraftig samfunnsendring',
			language: 'nb',
			status: 'published',
			people: [
				{
					name: 'Tone Merethe Aasen',
					role: 'guest',
					title: 'Prosjektleder universitetskommunen TRD3.0',
					organisation: 'Trondheim kommune og NTNU',
				},
				{ name: 'Silvija Seres', role: 'host' },
			],
			organisations: ['Trondheim kommune og NTNU'],
			themes: ['LØRNSOC'],
			perspectives: [],
			goals: [],
			outcomes: ['Smarte byer', 'Kunstig intelligens', 'Bærekraft i offentlig sektor', 'Kommune 1.0, 2.0 og nå 3.0'],
			moreLearning: [],
			hashtags: ['learningsociety', 'universitetskommunen', 'bærekraftløftet'],
			links: ['Smartby Trondheim', 'Universitetskommunen', 'Den samskapte kommunen', 'Bærekraftsmålene', 'Arena Unikom'].map(
				(label) => ({
					label,
				}),
			),
			explicit: false,
		});
	});

	test('its longer texts', () => {
		const { document, at } = older();
		const { ingress, quotes, literature, reflectionQuestion } = document.case;
		expect(ingress).toBe(at(15));
		expect(words(ingress)).toBe(67);
		expect(quotes).toEqual([{ text: at(98), speaker: 'Tone Merethe Aasen' }]);
		expect(literature).toEqual([{ text: at(94) }, { text: at(95) }, { text: at(96) }]);
		expect(reflectionQuestion).toBe(at(104));
	});

	test('its questionnaire, question by question', () => {
		const { document, at } = older();
		expect(document.case.questionnaire).toEqual([
			{ question: 'Navn', answer: at(20) },
			{ question: 'Tittel og selskap', answer: at(23, 24, 25) },
			{ question: 'Utdanning og hobby', answer: at(28, 29, 30) },
			{ question: 'SoMe tagger og linker', answer: at(33, 34, 35, 36, 37, 38) },
			{ question: 'Hvem er du, og hvordan ble du interessert i {tema}?', themeSlot: 'innovasjon', answer: at(41, 42) },
			{ question: 'Hva er det viktigste dere gjør på jobben?', answer: at(45) },
			{ question: 'Hva fokuserer du på innen {tema}?', themeSlot: 'teknologi/innovasjon', answer: at(48, 50) },
			{ question: 'Hvorfor er det spennende?', answer: at(53) },
			{ question: 'Hva synes du er de mest interessante kontroverser?', answer: at(56, 57, 58) },
			{ question: 'Dine egne prosjekter siste året?', answer: at(61) },
			{ question: 'Dine andre favoritteksempler på lignende prosjekter, internasjonalt og nasjonalt?', answer: at(64) },
			{ question: 'Hva tror du er relevant kunnskap for fremtiden?', answer: at(67) },
			{ question: 'Hva gjør vi unikt godt i Norge av dette?', answer: at(70) },
			{ question: 'Anbefalt lesing/seing om ditt felt?', answer: at(73, 74, 75) },
			{ question: 'En favoritt {tema} sitat?', themeSlot: 'fremtid', answer: at(78, 79) },
			{ question: 'Viktigste poeng fra vår samtale?', answer: at(82, 83) },
		]);
	});

	test('its related cases', () => {
		const { document, at } = older();
		expect(document.case.related).toEqual([
			{ number: '#0702', title: at(118), guest: 'Charlotte Warner', guestTitle: 'COO', organisation: 'Lindas dekor' },
			{ number: '#0701', title: at(130), guest: 'Torfinn Solem Schiefloe', guestTitle: 'Salgssjef', organisation: 'Sikom' },
			{ number: '#0700', title: at(142), guest: 'Hågen Lynum', guestTitle: 'Daglig leder', organisation: 'Prototal' },
			{
				number: '#0699',
				title: at(154),
				guest: 'Andreas Sjalg Unneland',
				guestTitle: 'Leder',
				organisation: 'Sosialistisk Ungdom',
			},
		]);
	});
});

describe.skipIf(missing)('the newer page', () => {
	test('its facts', () => {
		const { document, template, unplaced, notices } = newer();
		expect(template).toBe('newer');
		expect(unplaced).toEqual([]);
		expect(notices).toHaveLength(1);
		const { questionnaire, related, quotes, ingress, moreLearning, ...facts } = document.case;
		expect(facts).toEqual({
			number: 'C0178',
			title: 'Kommunenes muligheter',
			language: 'nb',
			status: 'published',
			recordedOn: '2019-01-08',
			durationMs: 26 * 60_000,
			people: [
				{ name: 'Mette Jane Holand', role: 'guest', title: 'Personal-og organisasjonssjef', organisation: 'Molde Kommune' },
				{ name: 'Silvija Seres', role: 'host' },
			],
			organisations: ['Molde Kommune'],
			place: 'MØRE OG ROMSDAL',
			themes: ['Digital etikk og politikk'],
			perspectives: ['Offentlig sektor'],
			goals: [],
			outcomes: ['Hva en endringsguide er', 'Hvordan skape gode tjenester', 'Innovasjon og ledelse'],
			literature: [],
			hashtags: [],
			links: [],
			explicit: false,
		});
	});

	test('its longer texts', () => {
		const { document, at } = newer();
		const { ingress, quotes, moreLearning, reflectionQuestion } = document.case;
		expect(ingress).toBe(at(4));
		expect(quotes).toEqual([{ text: at(12).slice(1, -1), speaker: 'Mette Jane Holand' }]);
		expect(moreLearning).toEqual([at(123)]);
		expect(reflectionQuestion).toBeUndefined();
	});

	test('its questionnaire once, though it stands there twice', () => {
		const { document, at } = newer();
		expect(document.case.questionnaire).toEqual([
			{ question: 'Hvem er du?', answer: at(30) },
			{ question: 'Hva er det viktigste dere gjør på jobben?', answer: at(34) },
			{ question: 'Hva fokuserer du på innen {tema}?', themeSlot: 'VR', answer: at(38) },
			{ question: 'Hvorfor er det spennende?', answer: at(42) },
			{ question: 'Hva synes du er de mest interessante kontroverser?', answer: at(46) },
			{ question: 'Dine egne prosjekter siste året?', answer: at(50) },
			{ question: 'Hva tror du er relevant kunnskap for fremtiden?', answer: at(54) },
			{ question: 'Hva gjør vi unikt godt i Norge av dette?', answer: at(58) },
			{ question: 'En favoritt {tema} sitat?', themeSlot: 'VR', answer: at(62) },
			{ question: 'Viktigste poeng fra vår samtale?', answer: at(66) },
		]);
	});

	test('its related cases, the last without a number', () => {
		const { document } = newer();
		const theme = 'Digital etikk og politikk';
		expect(document.case.related).toEqual([
			{ number: 'C0061', theme, guest: 'Glenn Weyl', guestTitle: 'Professor', organisation: 'Princeton' },
			{ number: 'C0147', theme, guest: 'Hans Olav H Eriksen', guestTitle: 'CEO', organisation: 'Lyngsfjorden' },
			{ number: 'C0175', theme, guest: 'Hilde Aspås', guestTitle: 'CEO', organisation: 'NCE iKuben' },
			{ guest: 'Finn Amundsen', guestTitle: 'CEO', organisation: 'ProtoMore' },
		]);
	});

	test('its transcript: 29 turns by the host, 28 by the guest, and the fixed words around', () => {
		const { document, at } = newer();
		const turns = document.transcript?.turns ?? [];
		const by = (speaker: string) => turns.filter((turn) => turn.speaker === speaker).length;
		expect(document.transcript?.language).toBe('nb');
		expect(turns).toHaveLength(59);
		expect(by('Silvija Seres')).toBe(29);
		expect(by('Mette Jane Holand')).toBe(28);
		expect(turns[0]).toEqual({ kind: 'intro', text: at(182) });
		expect(turns.at(-1)).toEqual({ kind: 'outro', text: at(412) });
		expect(turns.filter(({ kind }) => kind !== 'speech')).toHaveLength(2);
	});

	test('every turn says what its line on the page says', () => {
		const { document, lines } = newer();
		const spoken = lines.slice(185, 411).filter((line) => line !== '');
		const expected = spoken.map((line) => line.replace(/^(?:Silvija Seres|Silvija|Mette Jane Holand|Mette Jane): ?/, ''));
		const texts = (document.transcript?.turns ?? []).slice(1, -1).map(({ text }) => text);
		expect(texts).toEqual(expected);
		expect(digest(texts.join('\n'))).toBe('1a38d65aca75');
	});
});
