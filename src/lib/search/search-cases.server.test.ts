import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import type { CaseFilter } from '#lib/catalogue/case-views.ts';
import { findFacets } from '#lib/catalogue/find-facets.server.ts';
import { listCases } from '#lib/catalogue/list-cases.server.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { publish, test as searchTest, storeTalk } from '../../../tests/search/search-test.ts';
import { searchCases } from './search-cases.server.ts';
import type { SearchAnswer, SearchRequest } from './search-views.ts';

type Ask = (query: string, more?: Partial<SearchRequest>, locale?: 'nb' | 'nn' | 'en') => Promise<SearchAnswer>;

const test = searchTest.extend('ask', { scope: 'file' }, async ({ db, search }): Promise<Ask> => {
	return (query, more, locale = 'nb') =>
		searchCases(db, anonymous, locale, search, { query, filter: {}, sort: 'relevance', page: 1, ...more });
});

const titles = ({ cases }: SearchAnswer) => cases.map(({ card }) => card.title);
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

test.beforeAll(async ({ db, reindex }) => {
	const guest = { name: 'Guro Fjellheim', role: 'guest' as const, title: 'daglig leder', organisation: 'Vindlaget' };
	await storeTalk(db, { title: 'Tare', number: 'C0999', people: [guest], themes: ['Havbruk'], goals: [14] }, [
		'Vi begynte med ingenting.',
		{
			text: 'Først var det stille. Så kom >> havtåken & alt stanset. Da gikk vi hjem.',
			sentences: [
				{ text: 'Først var det stille.', startMs: 10_000, endMs: 12_000 },
				{ text: 'Så kom >> havtåken & alt stanset.', startMs: 12_500, endMs: 15_000 },
				{ text: 'Da gikk vi hjem.', startMs: 15_500, endMs: 17_000 },
			],
		},
		'Hvorfor lærte skolene så mye av matematikkundervisningen?',
		'Kommunen ville ikke betale for båtene våre.',
	]);
	await storeTalk(db, { title: 'Robotene', themes: ['Teknologi'], recordedOn: '2019-03-04' }, [
		'Robotene sorterte avfallet i kommunen.',
		'Det koster å betale for gå over bekken.',
	]);
	await storeTalk(
		db,
		{ title: 'Waiting for kelp', themes: ['Teknologi'] },
		['They were running everywhere in the municipality.'],
		'en-GB',
	);
	await storeTalk(db, { title: 'Kladden', status: 'draft', themes: ['Hemmeligheter'] }, ['Hemmelig kvikksølv i kommunen.']);
	await storeTalk(db, { title: 'Siden', publishedAt: tomorrow(), themes: ['Hemmeligheter'] }, [
		'Framtidig kvikksølv i kommunen.',
	]);
	await reindex();
}, 60_000);

test('a word leads to the second of its sentence, escaped, with its form marked', async ({ ask }) => {
	const { cases, total, state } = await ask('havtåke');
	expect({ total, state }).toEqual({ total: 1, state: 'ready' });
	expect(cases[0]?.card.title).toBe('Tare');
	expect(cases[0]?.moments).toEqual([
		{ startMs: 12_500, speaker: 'Ada Moe', html: 'Så kom &gt;&gt; <mark>havtåken</mark> &amp; alt stanset.' },
	]);
});

test('nynorsk finds bokmål', async ({ ask }) => {
	const { cases } = await ask('kvifor skular', {}, 'nn');
	expect(cases[0]?.moments[0]).toMatchObject({ startMs: 20_000, html: expect.stringContaining('<mark>skolene</mark>') });
});

test('of a compound only the part that was meant is marked', async ({ ask }) => {
	const { cases } = await ask('undervisning');
	expect(cases[0]?.moments[0]?.html).toContain('matematikk<mark>undervisningen</mark>?');
});

test('English is found from a Norwegian page, and Norwegian from an English one', async ({ ask }) => {
	expect(titles(await ask('runs'))).toEqual(['Waiting for kelp']);
	expect(titles(await ask('kommunene', {}, 'en')).sort()).toEqual(['Robotene', 'Tare']);
	expect(titles(await ask('what is the municipality'))).toEqual(['Waiting for kelp']);
});

test('people, organisations, themes and numbers are found, titles before mere mentions', async ({ ask }) => {
	for (const query of ['fjellheim', 'Vindlaget', 'havbruk', 'C0999', 'Guro Fjelheim'])
		expect(titles(await ask(query)), query).toEqual(['Tare']);
	expect(titles(await ask('tare'))[0]).toBe('Tare');
	expect((await ask('fjell')).total).toBe(1);
});

test('a typing error finds what was meant and says so; a missing å needs no saying', async ({ ask }) => {
	const answer = await ask('kmmunen betale');
	expect(answer.didYouMean).toBe('kommunen betale');
	expect(titles(answer).sort()).toEqual(['Robotene', 'Tare']);
	expect(await ask('batene')).toMatchObject({ total: 1, didYouMean: null });
	expect((await ask('kommunen')).didYouMean).toBe(null);
});

test('a quoted phrase stands word for word', async ({ ask }) => {
	const phrase = await ask('"betale for båtene"');
	expect(titles(phrase)).toEqual(['Tare']);
	expect(phrase.cases[0]?.moments[0]?.html).toContain('<mark>betale for båtene</mark>');
	expect((await ask('"båtene for betale"')).total).toBe(0);
	expect(titles(await ask('«waiting for kelp»'))).toEqual(['Waiting for kelp']);
});

test('when nothing has all words, what has some of them is offered', async ({ ask }) => {
	const answer = await ask('havtåke traktor');
	expect(answer).toMatchObject({ total: 0, cases: [], facets: expect.arrayContaining([{ filter: 'theme', choices: [] }]) });
	expect(answer.nearest.map(({ card }) => card.title)).toEqual(['Tare']);
	expect((await ask('havtåke', { filter: { theme: 'teknologi' } })).nearest).toHaveLength(1);
	expect((await ask('traktorhjulet')).nearest).toEqual([]);
});

test('drafts and what is published later are not found, counted, offered or guessed', async ({ ask }) => {
	for (const query of [
		'kvikksølv',
		'hemmelig',
		'kladden',
		'siden',
		'framtidig',
		'hemmeligheter',
		'kvikksolv',
		'"hemmelig kvikksølv"',
	])
		expect(await ask(query), query).toMatchObject({ cases: [], total: 0, nearest: [], didYouMean: null });
	const { facets, total } = await ask('kommunen');
	expect(total).toBe(2);
	expect(JSON.stringify(facets)).not.toContain('emmeligheter');
});

test('facets say what each choice leads to', async ({ ask }) => {
	const { facets } = await ask('kommunen');
	const count = async (filter: CaseFilter) => (await ask('kommunen', { filter })).total;
	for (const { filter, choices } of facets)
		for (const { value, count: said } of choices) {
			const chosen = ['goal', 'year'].includes(filter) ? Number(value) : value;
			expect(await count({ [filter]: chosen }), `${filter} ${value}`).toBe(said);
		}
	const themes = (await ask('kommunen', { filter: { theme: 'teknologi' } })).facets.find(({ filter }) => filter === 'theme');
	expect(themes?.choices).toEqual([
		{ value: 'havbruk', name: 'Havbruk', count: 1, chosen: false },
		{ value: 'teknologi', name: 'Teknologi', count: 1, chosen: true },
	]);
});

test('facets agree with the catalogue where every case is found', async ({ ask, db, reindex }) => {
	for (let n = 0; n < 25; n++)
		await storeCase(db, {
			title: `Fellesord ${n}`,
			themes: [`Rad ${n % 7}`, 'Samlet'],
			perspectives: [n % 2 ? 'Leder' : 'Forsker'],
			organisations: ['Fjordlab'],
			place: n % 3 ? 'Utsira' : 'Utvær',
			language: n % 5 ? 'nb' : 'en-GB',
			goals: [1 + (n % 4)],
			recordedOn: `${2015 + (n % 3)}-01-02`,
		});
	await reindex();
	for (const filter of [
		{},
		{ perspective: 'leder' },
		{ year: 2016, language: 'en' },
		{ goal: 2, theme: 'samlet' },
	] satisfies CaseFilter[]) {
		const wanted = { theme: 'samlet', ...filter };
		const answer = await ask('fellesord', { filter: wanted });
		const listed = await listCases(db, anonymous, 'nb', wanted, { limit: 1 });
		expect(answer.total).toBe(listed.total);
		const catalogue = await findFacets(db, anonymous, 'nb', wanted);
		const others = (facets: SearchAnswer['facets']) => facets.filter(({ filter }) => !(filter in wanted));
		expect(others(answer.facets)).toEqual(others(catalogue));
	}
});

test('pages follow on each other, and by date the newest comes first', async ({ ask, db }) => {
	const pages = await Promise.all([1, 2, 3].map((page) => ask('fellesord', { page })));
	expect(pages.map(({ cases, total }) => [cases.length, total])).toEqual([
		[20, 25],
		[5, 25],
		[0, 25],
	]);
	expect(new Set(pages.flatMap(titles)).size).toBe(25);
	const id = await storeTalk(db, { title: 'Nyeste fellesord', publishedAt: '2025-01-01T00:00:00Z' });
	expect(id).toBeGreaterThan(0);
	const byDate = await ask('tare kommunen betale', { sort: 'date' });
	expect(byDate.total).toBeGreaterThan(0);
});

test('what is withdrawn is gone and not counted, before the index knows', async ({ ask, db }) => {
	const [first] = (await ask('fellesord')).cases;
	await publish(db, first?.card.id ?? 0, { status: 'draft' });
	const answer = await ask('fellesord', { filter: { organisation: 'fjordlab' } });
	expect(answer.total).toBe(24);
	expect(answer.facets.find(({ filter }) => filter === 'organisation')?.choices[0]?.count).toBe(24);
	expect(titles(answer)).not.toContain(first?.card.title);
});

test.for([
	['10,000 letters', 'x'.repeat(10_000)],
	['5,000 words', 'tare '.repeat(2_000)],
	['operators', 'tare & | ! ( ) : * -- ; \\ %  _ \' " AND OR NOT'],
	['one quote', '"'],
	['emoji', '🦐🧑‍🌾 👍🏽'],
	['half an emoji', '\ud83e tare'],
	['NUL', 'ta\0re\u0001'],
	['marks alone', '\u0301\u0301\u0301'],
	['nothing', '   '],
	['other scripts', '海藻 ταρε морская'],
] as const)('%s is answered', async ([, query], { ask }) => {
	for (const page of [1, 50_000]) expect((await ask(query, { page })).state).toBe('ready');
});

test('what was said never becomes markup', async ({ ask, db, reindex }) => {
	await storeTalk(db, { title: 'Skript' }, ['Skriv <script>alert("hei")</script> og \'ferdig\'.']);
	await reindex();
	const { cases } = await ask('<script>alert');
	expect(cases[0]?.moments[0]?.html).toBe(
		'Skriv &lt;<mark>script</mark>&gt;<mark>alert</mark>(&quot;hei&quot;)&lt;/<mark>script</mark>&gt; og &#39;ferdig&#39;.',
	);
});
