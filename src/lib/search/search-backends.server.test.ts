import { expect, onTestFinished, vi } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { RestSearchServer } from '../../../tests/search/rest-search-server.ts';
import { makeSearchFolder, publish, test as searchTest, storeTalk } from '../../../tests/search/search-test.ts';
import { searchCases } from './search-cases.server.ts';
import { openSearchService } from './search-service.server.ts';
import type { SearchAnswer, SearchRequest } from './search-views.ts';
import { startSearchKeeper } from './start-search-keeper.server.ts';
import { suggest } from './suggest.server.ts';

type Ask = (query: string, more?: Partial<SearchRequest>, locale?: Locale) => Promise<SearchAnswer>;

/** The same site on our own index and on a search server: what one answers, the other has to answer too. */
const test = searchTest.extend('sites', { scope: 'file' }, async ({ db, database }, { onCleanup }) => {
	const server = await new RestSearchServer().start();
	const stops = [() => server.stop()];
	onCleanup(async () => void (await Promise.all(stops.toReversed().map((stop) => stop()))));
	return [undefined, server.address()].map((address) => {
		const { folder, remove } = makeSearchFolder();
		const search = openSearchService(folder, address);
		const stop = startSearchKeeper({ databaseUrl: database.url, folder, server: address });
		stops.push(async () => {
			await stop();
			await search.close();
			remove();
		});
		const ask: Ask = (query, more, locale = 'nb') =>
			searchCases(db, anonymous, locale, search, { query, filter: {}, sort: 'relevance', page: 1, ...more });
		return {
			name: address ? 'a search server' : 'our own index',
			ask,
			type: (query: string) => suggest(db, anonymous, 'nb', search, query),
		};
	});
});

const titles = ({ cases }: Pick<SearchAnswer, 'cases'>) => cases.map(({ card }) => card.title);
const patience = { timeout: 20_000, interval: 50 };

test.beforeAll(async ({ db, sites }) => {
	const guest = { name: 'Guro Fjellheim', role: 'guest' as const, title: 'daglig leder', organisation: 'Vindlaget' };
	await storeTalk(db, { title: 'Tare', number: 'C0999', people: [guest], themes: ['Havbruk'], goals: [14] }, [
		'Vi begynte med ingenting.',
		'Så kom havtåken, og alt stanset.',
		'Hvorfor lærte skolene så mye av matematikkundervisningen?',
		'Kommunen ville ikke betale for båtene våre.',
		'Vi dyrker tang i åkrer under vann.',
	]);
	await storeTalk(db, { title: 'Robotene', themes: ['Teknologi'], recordedOn: '2019-03-04' }, [
		'Robotene sorterte avfallet i kommunen.',
		'Det koster å betale for å gå over bekken.',
	]);
	await storeTalk(db, { title: 'Waiting for kelp', themes: ['Teknologi'] }, ['They were running everywhere.'], 'en-GB');
	await storeTalk(db, { title: 'Kladden', status: 'draft', themes: ['Hemmeligheter'] }, ['Hemmelig kvikksølv i kommunen.']);
	const others = Array.from(
		{ length: 30 },
		(_, n) => `Ord ${'abcdefghijklmnopqrstuvwxyz'.slice(n % 20, (n % 20) + 4)} og stien videre.`,
	);
	for (let n = 0; n < 25; n++)
		await storeTalk(
			db,
			{ title: `Fellesord ${n}`, themes: [`Rad ${n % 7}`, 'Samlet'], goals: [1 + (n % 4)] },
			others.slice(n, n + 3),
		);
	for (const { ask } of sites) await vi.waitFor(async () => expect((await ask('fellesord')).total).toBe(25), patience);
}, 90_000);

const one = (title: string) => ({ total: 1, cases: [expect.objectContaining({ card: expect.objectContaining({ title }) })] });

test.for([
	['havtåke', {}, one('Tare')],
	['havtåka', {}, one('Tare')],
	['havtake', {}, one('Tare')],
	['undervisning', {}, one('Tare')],
	['matematikk', {}, one('Tare')],
	['kvifor skular', {}, one('Tare')],
	['runs', {}, one('Waiting for kelp')],
	['kmmunen betale', {}, { total: 2, didYouMean: 'kommunen betale' }],
	['batene', {}, { ...one('Tare'), didYouMean: null }],
	['avfalls', {}, one('Robotene')],
	['matematikkund', {}, one('Tare')],
	['kommunene', {}, { total: 2 }],
	['fjellheim', {}, one('Tare')],
	['Guro Fjelheim', {}, one('Tare')],
	['Vindlaget', {}, one('Tare')],
	['C0999', {}, one('Tare')],
	['tare', {}, one('Tare')],
	['"betale for båtene"', {}, one('Tare')],
	['"båtene for betale"', {}, { total: 0 }],
	['havtåke traktor', {}, { total: 0, nearest: one('Tare').cases }],
	['havtåke', { filter: { theme: 'teknologi' } }, { total: 0, nearest: one('Tare').cases }],
	['kommunen', { filter: { theme: 'havbruk' } }, one('Tare')],
	['fellesord stien', {}, { total: 25 }],
	['fellesord', { filter: { goal: 2, theme: 'samlet' } }, { total: 6 }],
	['fellesord', { filter: { theme: 'finnes-ikke' } }, { total: 0 }],
	['fellesord', { page: 2, sort: 'date' }, { total: 25, cases: { length: 5 } }],
	['fellesord', { page: 50_000 }, { total: 25, cases: [] }],
	['hva koster det å betale for å gå over den lille bekken i skogen', {}, {}],
	...['kvikksølv', 'hemmelig', 'kladden', 'kvikksolv', '"hemmelig kvikksølv"', 'hemmeligheter'].map(
		(secret) => [secret, {}, { total: 0, nearest: [], didYouMean: null }] as const,
	),
	...[
		'tare '.repeat(60),
		`${'x'.repeat(150)} tare`,
		"tare & | ! ( ) : * \\ % _ ' AND [a-z] ~#@<>{}",
		'🦐🧑‍🌾',
		'海藻 ταρε',
		'\ud83e tare',
		'   ',
	].map((odd) => [odd, {}, {}] as const),
] as const)('both answer “%s” alike', async ([query, more, expected], { sites: [index, server] }) => {
	const [ours, theirs] = [await index?.ask(query, more), await server?.ask(query, more)];
	expect(ours).toMatchObject({ state: 'ready', ...expected });
	expect(sorted(theirs)).toEqual(sorted(ours));
});

/** Without the order of what counts nearly alike: that may differ. */
function sorted(answer: SearchAnswer | undefined) {
	const byTitle = (cases: SearchAnswer['cases'] = []) =>
		cases
			.map(({ card, moments }) => ({ ...card, moments: moments.toSorted((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0)) }))
			.sort((a, b) => a.title.localeCompare(b.title));
	const isPage = (answer?.total ?? 0) > 20;
	return { ...answer, cases: isPage ? answer?.cases.length : byTitle(answer?.cases), nearest: byTitle(answer?.nearest) };
}

test('what fits best comes first in both, and by date the newest', async ({ sites }) => {
	for (const { ask, name } of sites) {
		expect(titles(await ask('kommunen sorterte avfallet'))[0], name).toBe('Robotene');
		expect(titles(await ask('tare tang'))[0], name).toBe('Tare');
		expect(titles(await ask('fellesord 7'))[0], name).toBe('Fellesord 7');
	}
	const [ours, theirs] = await Promise.all(sites.map(({ ask }) => ask('fellesord', { sort: 'date', page: 2 })));
	expect(titles(theirs as SearchAnswer)).toEqual(titles(ours as SearchAnswer));
});

test('while one types, both suggest the same names and moments', async ({ sites }) => {
	const [index, server] = sites;
	for (const query of ['ta', 'tang åkr', 'fjellh', 'kvikk', 'havb', 'stanset', 'kommunen beta']) {
		const ours = await index?.type(query);
		expect(await server?.type(query), query).toEqual(ours);
	}
	expect(await server?.type('tang åkr')).toMatchObject([{ kind: 'moment', html: expect.stringContaining('<mark>tang</mark>') }]);
});

test('what is published, changed or withdrawn is so in both', async ({ sites, db }) => {
	const id = await storeTalk(db, { title: 'Skog' }, ['Vi planter bjørk.']);
	onTestFinished(() => publish(db, id, { status: 'draft' }));
	for (const { ask } of sites) await expect.poll(async () => titles(await ask('bjørk')), patience).toEqual(['Skog']);
	await publish(db, id, { status: 'draft' });
	for (const { ask, name } of sites) expect((await ask('bjørk')).total, name).toBe(0);
	for (const { ask, name } of sites)
		await expect.poll(async () => (await ask('bjrk')).didYouMean, { ...patience, message: name }).toBe(null);
	await publish(db, id, { status: 'published' });
	for (const { ask } of sites) await expect.poll(async () => titles(await ask('bjørk')), patience).toEqual(['Skog']);
});
