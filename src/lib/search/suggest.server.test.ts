import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { publish, test as searchTest, storeTalk } from '../../../tests/search/search-test.ts';
import type { Suggestion } from './search-views.ts';
import { suggest } from './suggest.server.ts';

type Type = (query: string, locale?: Locale) => Promise<Suggestion[]>;

const test = searchTest.extend('type', { scope: 'file' }, async ({ db, search }): Promise<Type> => {
	return (query, locale = 'nb') => suggest(db, anonymous, locale, search, query);
});

const guest = (name: string, organisation: string) => ({ name, role: 'guest' as const, title: 'rektor', organisation });
let withdrawn = 0;

test.beforeAll(async ({ db, reindex }) => {
	const people = [guest('Åse Ødegård', 'Ålesund <skole>'), guest('Bo Åsen', 'Havlab')];
	await storeTalk(db, { title: 'Tang & åkrer', number: 'C0123', people, themes: ['Åpen læring'] }, [
		'Vi dyrker tang i åkrer under vann.',
	]);
	withdrawn = await storeTalk(db, { title: 'Åsted', people: [guest('Åshild Vik', 'Åsgård')] }, ['Åstedet var tomt.']);
	const secret = { people: [guest('Åsmund Hemmelig', 'Åsen kontor')], themes: ['Åndsverk'] };
	await storeTalk(db, { title: 'Åsgardsrei', status: 'draft', ...secret }, ['Åsgardsreien rir.']);
	await reindex();
}, 60_000);

const lines = (suggestions: Suggestion[]) => suggestions.map(({ kind, html }) => `${kind}: ${html}`);

test('from the second letter, by any part of a name, with or without æøå', async ({ type }) => {
	expect(await type('å')).toEqual([]);
	expect(lines(await type('ås'))).toEqual([
		'person: <mark>Ås</mark>e Ødegård',
		'person: <mark>Ås</mark>hild Vik',
		'person: Bo <mark>Ås</mark>en',
		'organisation: <mark>Ås</mark>gård',
		'case: <mark>Ås</mark>ted',
	]);
	expect(lines(await type('aase odeg'))).toEqual(['person: <mark>Åse</mark> <mark>Ødeg</mark>ård']);
	expect(lines(await type('lærin'))).toEqual(['theme: Åpen <mark>lærin</mark>g']);
	expect(lines(await type('C0123'))).toEqual(['case: Tang &amp; åkrer']);
});

test('each says what it is and leads there', async ({ type }) => {
	const [person] = await type('ødegård', 'nn');
	expect(person).toMatchObject({ detail: 'rektor, Ålesund <skole>', href: '/nn/person/ase-odegard' });
	expect(await type('alesund', 'en')).toMatchObject([
		{ kind: 'organisation', html: '<mark>Ålesund</mark> &lt;skole&gt;', href: '/en/organisation/alesund-skole' },
	]);
	const [titled, moment] = await type('tang åkr');
	expect(titled).toMatchObject({
		kind: 'case',
		detail: 'Åse Ødegård, Ålesund <skole> · Bo Åsen, Havlab',
		href: '/case/c0123-tang-akrer',
	});
	expect(moment).toEqual({
		kind: 'moment',
		html: 'Vi dyrker <mark>tang</mark> i <mark>åkrer</mark> under vann.',
		detail: 'Ada Moe – Tang & åkrer',
		href: '/case/c0123-tang-akrer?t=0',
	});
});

test('nothing of a draft, and nothing that was withdrawn a moment ago', async ({ type, db, reindex }) => {
	for (const query of ['åsmund', 'åsgardsrei', 'åndsverk', 'hemmelig']) expect(await type(query), query).toEqual([]);
	expect(lines(await type('åste'))).toEqual(['case: <mark>Åste</mark>d', 'moment: <mark>Åstedet</mark> var tomt.']);
	await publish(db, withdrawn, { status: 'draft' });
	for (const query of ['åste', 'åshild', 'åsgård']) expect(await type(query), query).toEqual([]);
	await storeTalk(db, { title: 'Åstein' }, []);
	await reindex();
	await type('åst');
	await expect.poll(async () => lines(await type('åst'))).toEqual(['case: <mark>Åst</mark>ein']);
});

test('whatever is typed is answered', async ({ type }) => {
	for (const query of ['x'.repeat(10_000), '🦐🦐', '\0\0', '%_', '[a-', '(((', "d'Arc l'", '<script>', '\ud83e\ud83e'])
		expect(await type(query), query).toEqual([]);
});
