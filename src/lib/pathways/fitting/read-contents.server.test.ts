import { expect } from 'vitest';
import { test } from '../../../../tests/database/database-test.ts';
import { storeCase } from '../../../../tests/database/make-case.ts';
import { contentKinds } from '../engine/contents.ts';
import { keepCaseWords, type ReadWords, type WordsOfCase } from '../keep-case-words.server.ts';
import { type PublicContents, readContents } from './read-contents.server.ts';

/** What the search room would read: these words of these cases. */
const reading = (...some: WordsOfCase[]): ReadWords =>
	async function* () {
		yield some;
	};

function entriesOf(
	{ contents: { offsets, kind, count } }: PublicContents,
	at: number,
): [string | undefined, number | undefined][] {
	const places = Array.from({ length: (offsets[at + 1] ?? 0) - (offsets[at] ?? 0) }, (_, i) => (offsets[at] ?? 0) + i);
	return places.map((place) => [contentKinds[kind[place] ?? 0], count[place]]);
}

test('reads words and facets of the public cases, by id or in the order of a model', async ({ db }) => {
	const { id: one } = await storeCase(db, { title: 'Én', goals: [3, 5] });
	const { id: two } = await storeCase(db, { title: 'To' });
	await storeCase(db, { title: 'Utkast', status: 'draft' });
	const words: WordsOfCase = {
		caseId: one,
		version: '1',
		words: [
			['honning', 2.5],
			['vær', 1],
		],
	};
	expect(await keepCaseWords(db, reading(words, { caseId: 999_999, version: '1', words: [] }))).toBe(2);

	const found = await readContents(db);
	expect([...found.caseIds]).toEqual([one, two]);
	expect(entriesOf(found, 0)).toEqual([
		['word', 2.5],
		['word', 1],
		['goal', 1],
		['goal', 1],
	]);
	expect(entriesOf(found, 1)).toEqual([]);
	const gone = 888_888;
	const ordered = await readContents(db, Int32Array.of(two, gone));
	expect([...ordered.caseIds]).toEqual([two, gone, one]);
	expect(entriesOf(ordered, 2)).toEqual(entriesOf(found, 0));
});

test('asks only for what changed, and replaces it', async ({ db }) => {
	const { id } = await storeCase(db, { title: 'Endret' });
	await keepCaseWords(db, reading({ caseId: id, version: '1', words: [['gammelt', 1]] }));
	let told: ReadonlyMap<number, string> = new Map();
	await keepCaseWords(db, async function* (known) {
		told = known;
		yield [
			{
				caseId: id,
				version: '2',
				words: [
					['nytt', 4],
					['ord', 3],
				],
			},
		];
	});
	expect(told.get(id)).toBe('1');
	const found = await readContents(db);
	expect(entriesOf(found, found.caseIds.indexOf(id))).toEqual([
		['word', 4],
		['word', 3],
	]);
});
