import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { openCase } from './open-case.server.ts';
import { seedDefaults } from './seed-defaults.server.ts';

test('the page says everything, in the interface language', async ({ db }) => {
	await seedDefaults(db);
	await storeCase(db, { number: 'C0178', title: 'En annen sak' });
	await storeCase(db, { guid: 'x', title: 'Uten nummer' });
	await storeCase(db, {
		number: '#0608',
		title: 'Havvind på Utsira',
		ingress: 'Om vind.',
		notesHtml: '<p>Notat</p>',
		recordedOn: '2019-01-08',
		durationMs: 1_800_000,
		people: [
			{ name: 'Kari Moe', role: 'guest', title: 'Forsker', organisation: 'Fjordlab', url: 'https://kari.example.org' },
			{ name: 'Ola Lie', role: 'host' },
		],
		organisations: ['Utsira kommune'],
		place: 'Utsira',
		themes: ['Ledelse', 'Helse'],
		perspectives: ['Forsker'],
		series: 'Kysten',
		season: 2,
		episode: 3,
		goals: [14, 7],
		quotes: [{ text: 'Vinden er vår.', speaker: 'Kari Moe' }],
		outcomes: ['Å lytte'],
		literature: [{ text: 'Boken', url: 'https://bok.example.org' }],
		moreLearning: ['Kurset'],
		questionnaire: [{ question: 'Hva gjør du innen {tema}?', themeSlot: 'vind', person: 'Kari Moe', answer: 'Forsker.' }],
		hashtags: ['vind'],
		links: [{ label: 'Fjordlab' }],
		related: [{ number: 'C0178', guest: 'Noen' }, { title: 'Uten nummer' }, { number: 'C9999' }],
	});
	const opened = await openCase(db, anonymous, 'en', '0608-havvind-pa-utsira');
	if (!('found' in opened)) throw new Error('moved');
	const { id, updatedAt, ...page } = opened.found;
	expect(updatedAt).toBeInstanceOf(Date);
	const employer = { slug: 'fjordlab', name: 'Fjordlab' };
	const kari = {
		slug: 'kari-moe',
		name: 'Kari Moe',
		role: 'guest',
		title: 'Forsker',
		organisation: employer,
		url: 'https://kari.example.org',
		imageUrl: null,
	};
	const leadership = { slug: 'ledelse', name: 'Leadership', hue: 24 };
	const researcher = { slug: 'forsker', name: 'Researcher' };
	const nothing = { number: null, title: null, theme: null, guest: null, guestTitle: null, organisation: null };
	expect(page).toEqual({
		slug: '0608-havvind-pa-utsira',
		number: '#0608',
		guid: 'urn:dugnad:case:0608',
		version: 1,
		title: 'Havvind på Utsira',
		ingress: 'Om vind.',
		notesHtml: '<p>Notat</p>',
		language: 'nb',
		publishedAt: new Date('2024-05-01T08:00:00Z'),
		recordedOn: '2019-01-08',
		durationMs: 1_800_000,
		forms: ['read'],
		guests: [kari],
		people: [
			kari,
			{ slug: 'ola-lie', name: 'Ola Lie', role: 'host', title: null, organisation: null, url: null, imageUrl: null },
		],
		organisations: [{ slug: 'utsira-kommune', name: 'Utsira kommune' }],
		place: { slug: 'utsira', name: 'Utsira' },
		theme: leadership,
		themes: [leadership, { slug: 'helse', name: 'Health', hue: 348 }],
		perspective: researcher,
		perspectives: [researcher],
		series: { slug: 'kysten', name: 'Kysten' },
		season: 2,
		episode: 3,
		goals: [7, 14],
		quotes: [{ text: 'Vinden er vår.', speaker: 'Kari Moe' }],
		outcomes: ['Å lytte'],
		literature: [{ text: 'Boken', url: 'https://bok.example.org' }],
		moreLearning: [{ text: 'Kurset', url: null }],
		answers: [{ questionSlug: 'hva-gjor-du-innen', question: 'Hva gjør du innen vind?', person: 'Kari Moe', answer: 'Forsker.' }],
		reflectionQuestion: null,
		hashtags: ['vind'],
		links: [{ label: 'Fjordlab', url: null }],
		related: [
			{ ...nothing, slug: 'c0178-en-annen-sak', number: 'C0178', guest: 'Noen' },
			{ ...nothing, slug: 'uten-nummer', title: 'Uten nummer' },
			{ ...nothing, slug: null, number: 'C9999' },
		],
		license: null,
		explicit: false,
		sourceUrl: null,
	});
});

test('what is nowhere is not found', async ({ db }) => {
	for (const slug of ['ingen', 'c4444', '', "'; drop"]) {
		await expect(openCase(db, anonymous, 'nb', slug)).rejects.toThrow(NotFound);
	}
});
