import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import type { CaseFilter } from './case-views.ts';
import { findFacets } from './find-facets.server.ts';
import { listCases } from './list-cases.server.ts';

const guest = { name: 'Kari Moe', role: 'guest' as const, organisation: 'Fjordlab' };

test.beforeAll(async ({ db }) => {
	await storeCase(db, {
		title: 'A',
		themes: ['Hav', 'Vind'],
		perspectives: ['Forsker'],
		people: [guest],
		goals: [14],
		recordedOn: '2019-01-08',
	});
	await storeCase(db, {
		title: 'B',
		themes: ['Hav'],
		perspectives: ['Leder'],
		organisations: ['Fjordlab'],
		place: 'Utsira',
		language: 'en-GB',
	});
	await storeCase(db, { title: 'C', themes: ['Vind'], perspectives: ['Leder'], series: 'Kysten', goals: [14, 7] });
	await storeCase(db, { title: 'D', themes: ['Skog'], language: 'en' });
	for (let n = 0; n < 25; n++) await storeCase(db, { title: `Rad ${n}`, themes: [`Sjelden ${n}`], status: 'published' });
});

test('each choice says how many cases it leads to', async ({ db }) => {
	for (const filter of [
		{},
		{ theme: 'hav' },
		{ theme: 'hav', perspective: 'leder' },
		{ year: 2024, language: 'nb' },
		{ form: 'read' },
	] satisfies CaseFilter[]) {
		for (const facet of await findFacets(db, anonymous, 'nb', filter)) {
			for (const choice of facet.choices) {
				const value = ['goal', 'year'].includes(facet.filter) ? Number(choice.value) : choice.value;
				const { total } = await listCases(db, anonymous, 'nb', { ...filter, [facet.filter]: value }, { limit: 1 });
				expect(choice.count, `${facet.filter} ${choice.value} given ${JSON.stringify(filter)}`).toBe(total);
			}
		}
	}
});

test('a filter shows what else it could be, the others only what is left', async ({ db }) => {
	const facets = new Map((await findFacets(db, anonymous, 'nb', { theme: 'hav' })).map((facet) => [facet.filter, facet.choices]));
	expect(facets.get('theme')?.slice(0, 3)).toEqual([
		{ value: 'hav', name: 'Hav', count: 2, chosen: true },
		{ value: 'vind', name: 'Vind', count: 2, chosen: false },
		{ value: 'sjelden-0', name: 'Sjelden 0', count: 1, chosen: false },
	]);
	expect(facets.get('perspective')?.map((choice) => choice.name)).toEqual(['Forsker', 'Leder']);
	expect(facets.get('organisation')).toEqual([{ value: 'fjordlab', name: 'Fjordlab', count: 2, chosen: false }]);
	expect(facets.get('language')).toEqual(
		[
			{ value: 'nb', name: 'bokmål', count: 1, chosen: false },
			{ value: 'en', name: 'engelsk', count: 1, chosen: false },
		].sort((a, b) => a.name.localeCompare(b.name)),
	);
	expect(facets.get('goal')).toEqual([{ value: '14', name: 'Livet i havet', count: 1, chosen: false }]);
});

test('at most 20 choices, and the chosen one', async ({ db }) => {
	const [themes] = await findFacets(db, anonymous, 'nb', {});
	expect(themes?.choices).toHaveLength(20);
	const [chosen] = await findFacets(db, anonymous, 'nb', { theme: 'sjelden-24' });
	expect(chosen?.choices).toHaveLength(21);
	expect(chosen?.choices).toContainEqual({ value: 'sjelden-24', name: 'Sjelden 24', count: 1, chosen: true });
});

test('lists are paged, newest first', async ({ db }) => {
	const all = await listCases(db, anonymous, 'nb', {}, { limit: 100 });
	expect(all.total).toBe(29);
	const second = await listCases(db, anonymous, 'nb', {}, { limit: 10, page: 2 });
	expect(second.cases).toEqual(all.cases.slice(10, 20));
	expect(all.cases.at(-1)).toMatchObject({
		title: 'A',
		guests: [{ name: 'Kari Moe', organisation: { slug: 'fjordlab' } }],
		theme: { name: 'Hav' },
	});
});
