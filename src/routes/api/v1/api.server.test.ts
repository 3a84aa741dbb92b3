import { expect } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import { caseDocument } from '#lib/studio/case-document.ts';
import { saveCaseDocument } from '#lib/studio/save-case-document.server.ts';
import { callEndpoint } from '../../../../tests/database/call-endpoint.ts';
import { test as databaseTest } from '../../../../tests/database/database-test.ts';
import { storeCase } from '../../../../tests/database/make-case.ts';
import { GET as getNothing } from '../[...rest]/+server.ts';
import { GET as listCases } from './cases/+server.ts';
import { GET as openCase } from './cases/[slug]/+server.ts';
import { GET as listOrganisations } from './organisations/+server.ts';
import { GET as listPeople } from './people/+server.ts';
import { GET as listPerspectives } from './perspectives/+server.ts';
import { lists, problem, wholeCase } from './schemas.ts';
import { GET as listSeries } from './series/+server.ts';
import { GET as listThemes } from './themes/+server.ts';

const whole = caseDocument.parse({
	case: {
		number: 'C0178',
		title: 'Hvem eier vinden?',
		ingress: 'Om vind.',
		language: 'nb',
		publishedAt: '2024-05-01T08:00:00+02:00',
		recordedOn: '2024-04-01',
		durationMs: 90_000,
		people: [
			{ name: 'Liv Gjest', role: 'guest', title: 'Leder', organisation: 'Vindlaget' },
			{ name: 'Ola Vert', role: 'host' },
		],
		organisations: ['Vindlaget'],
		place: 'Fjellvåg',
		themes: ['Vind'],
		perspectives: ['Forsker'],
		series: 'Kysten',
		season: 1,
		episode: 2,
		goals: [7, 13],
		quotes: [{ text: 'Vinden er alles.', speaker: 'Liv' }],
		outcomes: ['Å dele'],
		literature: [{ text: 'Ei bok', url: 'https://bok.example/' }],
		moreLearning: ['Et kurs'],
		questionnaire: [{ question: 'Hva liker du innen {tema}?', themeSlot: 'vind', answer: 'Stille dager.' }],
		reflectionQuestion: 'Hva eier du?',
		hashtags: ['vind'],
		links: [{ label: 'Vindlaget', url: 'https://vind.example/' }],
		related: [{ number: 'C0001' }],
		license: 'CC-BY-4.0',
		sourceUrl: 'https://kilde.example/',
	},
	transcript: {
		language: 'nb',
		turns: [
			{ speaker: 'Liv', text: 'Hei.', startMs: 0, endMs: 900 },
			{ kind: 'outro', text: 'Takk.' },
		],
	},
	media: [
		{ kind: 'audio', src: 'sound.mp3', mimeType: 'audio/mpeg', durationMs: 90_000 },
		{ kind: 'chapters', src: 'https://kilde.example/c.json', mimeType: 'application/json+chapters' },
	],
});
const stored = { storageKey: 'ab/abcd.mp3', bytes: 1234, sha256: 'ab'.repeat(32) };

const test = databaseTest.extend('filled', { scope: 'file' }, async ({ db }) => {
	await saveCaseDocument(db, operator, whole, { storeMedia: async ({ kind }) => (kind === 'audio' ? stored : undefined) });
	await storeCase(db, { title: 'Naken sak' });
	await storeCase(db, { title: 'Utkast', status: 'draft', themes: ['Hemmelig'] });
	return { db };
});

test('every answer fits the schemas of the published description', async ({ filled }) => {
	const fits = async (
		endpoint: Parameters<typeof callEndpoint>[0],
		schema: { parse(value: unknown): unknown },
		slug?: string,
	) => {
		const response = await callEndpoint(endpoint, filled, '/api/v1/x', slug ? { slug } : {});
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		schema.parse(await response.json());
	};
	await fits(listCases, lists.CaseList);
	await fits(openCase, wholeCase, 'c0178-hvem-eier-vinden');
	await fits(openCase, wholeCase, 'naken-sak');
	await fits(listThemes, lists.TermList);
	await fits(listPerspectives, lists.TermList);
	await fits(listPeople, lists.NamedList);
	await fits(listOrganisations, lists.NamedList);
	await fits(listSeries, lists.SeriesList);
});

test('a case is given out with its conversation, its files and absolute addresses', async ({ filled }) => {
	const response = await callEndpoint(openCase, filled, '/api/v1/cases/x?lang=nn', { slug: 'c0178-hvem-eier-vinden' });
	expect(response.headers.get('x-page-tags')).toMatch(/^case:\d+$/);
	expect(await response.json()).toMatchObject({
		number: 'C0178',
		publishedAt: '2024-05-01T06:00:00.000Z',
		pageUrl: 'https://cases.example.org/nn/case/c0178-hvem-eier-vinden',
		goals: [7, 13],
		questionnaire: [{ question: 'Hva liker du innen vind?', answer: 'Stille dager.' }],
		media: [
			{ kind: 'audio', url: 'https://cases.example.org/media/ab/abcd.mp3', sha256: stored.sha256 },
			{ kind: 'chapters', url: 'https://kilde.example/c.json', bytes: null },
		],
		transcript: {
			turns: [
				{ speaker: 'Liv', text: 'Hei.', startMs: 0 },
				{ kind: 'outro', speaker: null, startMs: null },
			],
			files: [{ mimeType: 'application/json' }, { mimeType: 'text/plain' }, { mimeType: 'text/markdown' }],
		},
		chaptersUrl: 'https://cases.example.org/chapters/c0178-hvem-eier-vinden.json',
	});
});

test('lists are filtered, divided into pages and linked, and keep drafts to themselves', async ({ filled }) => {
	const first = await callEndpoint(listCases, filled, '/api/v1/cases?pageSize=1');
	expect(await first.json()).toMatchObject({ total: 2, page: 1, pageSize: 1, items: [{}] });
	const address = (page: number) => `<https://cases.example.org/api/v1/cases?pageSize=1&page=${page}>`;
	expect(first.headers.get('link')).toBe(`${address(1)}; rel="first", ${address(2)}; rel="next", ${address(2)}; rel="last"`);
	const byTheme = await callEndpoint(listCases, filled, '/api/v1/cases?theme=vind&goal=7&form=listen');
	expect(await byTheme.json()).toMatchObject({ total: 1, items: [{ number: 'C0178' }] });
	const themes = (await (await callEndpoint(listThemes, filled, '/api/v1/themes')).json()) as { items: { slug: string }[] };
	expect(themes.items.map(({ slug }) => slug)).toEqual(['vind']);
	const people = await callEndpoint(listPeople, filled, '/api/v1/people?pageSize=1&page=2');
	expect(await people.json()).toMatchObject({ total: 2, items: [{ name: 'Ola Vert', caseCount: 1 }] });
});

test('a bare number leads to the case, with the same parameters', async ({ filled }) => {
	const response = await callEndpoint(openCase, filled, '/api/v1/cases/c0178?lang=en', { slug: 'c0178' });
	expect([response.status, response.headers.get('location')]).toEqual([301, '/api/v1/cases/c0178-hvem-eier-vinden?lang=en']);
});

test('errors are problem details that name the parameter', async ({ filled }) => {
	const wrong = await callEndpoint(listCases, filled, '/api/v1/cases?pageSize=0');
	expect([wrong.status, wrong.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
	expect(problem.parse(await wrong.json())).toMatchObject({ status: 400, parameter: 'pageSize', title: 'Bad Request' });
	const missing = await callEndpoint(openCase, filled, '/api/v1/cases/utkast', { slug: 'utkast' });
	expect(problem.parse(await missing.json())).toMatchObject({ status: 404 });
	expect((await callEndpoint(getNothing, filled, '/api/v2')).status).toBe(404);
});
