import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { findNextCases, findSameTheme, nextCases, sameTheme } from './find-next-cases.server.ts';
import { caseOpener } from './open-case.server.ts';

const alike = { themes: ['Hav'], perspectives: ['Forsker'], organisations: ['Fjordlab'], goals: [14] };
const titles = (cases: { title: string }[]) => cases.map((one) => one.title);

test('most in common first, the last from another perspective, never itself', async ({ db }) => {
	const { id } = await storeCase(db, { title: 'Denne', ...alike });
	await storeCase(db, { title: 'Annet tema', themes: ['Skog'], perspectives: ['Leder'] });
	expect(titles(await findNextCases(db, anonymous, 'nb', id))).toEqual(['Annet tema']);

	await storeCase(db, { title: 'Samme mål', goals: [14], perspectives: ['Forsker'] });
	await storeCase(db, { title: 'Helt lik', ...alike });
	await storeCase(db, { title: 'Nesten lik', ...alike, goals: [] });
	await storeCase(db, { title: 'Litt lik', themes: ['Hav'], perspectives: ['Forsker'] });
	await storeCase(db, { title: 'Samme tema, annet blikk', themes: ['Hav'], perspectives: ['Leder'] });
	const next = await findNextCases(db, anonymous, 'nb', id);
	expect(titles(next)).toEqual(['Helt lik', 'Nesten lik', 'Samme tema, annet blikk']);
	expect(await findNextCases(db, anonymous, 'nb', id)).toEqual(next);
	expect(titles(await findNextCases(db, anonymous, 'nb', id, 2))).toEqual(['Helt lik', 'Samme tema, annet blikk']);
});

test('the same theme, newest first', async ({ db }) => {
	const { id } = await storeCase(db, { title: 'Denne', ...alike });
	await storeCase(db, { title: 'Nyest', themes: ['Skog', 'Hav'], publishedAt: '2024-06-01T00:00:00Z' });
	expect(titles(await findSameTheme(db, anonymous, 'nb', id, 2))).toEqual(['Nyest', 'Samme tema, annet blikk']);
	const { id: alone } = await storeCase(db, { title: 'Uten tema' });
	expect(await findSameTheme(db, anonymous, 'nb', alone, 5)).toEqual([]);
});

test('an opened case brings the same along in one read', async ({ db }) => {
	const { id, slug } = await storeCase(db, { title: 'Enda en', ...alike });
	const opened = await caseOpener({ next: nextCases(3), alike: sameTheme(4) })(db, anonymous, 'nn', slug);
	if (!('found' in opened)) throw new Error('moved');
	const { next, alike: same } = opened.also;
	expect(opened.found.id).toBe(id);
	expect([next.length, same.length]).toEqual([3, 4]);
	expect(next).toEqual(await findNextCases(db, anonymous, 'nn', id, 3));
	expect(same).toEqual(await findSameTheme(db, anonymous, 'nn', id, 4));
});
