import { expect } from 'vitest';
import { touchCase } from '#lib/catalogue/touch-case.server.ts';
import { storeTalk, test } from '../../../tests/search/search-test.ts';
import { type CaseWords, readCaseWords } from './case-words.server.ts';

test('tells the words of public cases in their normal forms, the weightiest first, and only of those that changed', async ({
	db,
	database,
	folder,
}) => {
	const source = { databaseUrl: database.url, folder };
	const read = async (known = new Map<number, string>()): Promise<CaseWords[]> =>
		(await Array.fromAsync(readCaseWords(source, known))).flat();
	const outcomes = ['Hva honning koster'];
	const spoken = await storeTalk(db, { title: 'Om honningen', outcomes }, ['Vi skal snakke om honning og om været.']);
	await storeTalk(db, { title: 'Et utkast', status: 'draft' });
	const [first, ...others] = await read();
	expect(others).toEqual([]);
	expect(first?.caseId).toBe(spoken);
	const words = new Map(first?.words);
	// A title counts five times, an outcome three times.
	expect(words.get('honning')).toBe(5 + 3 + 1);
	expect(words.get('vær')).toBe(1);
	expect([...words.keys()]).not.toContain('om');
	expect([...words.values()]).toEqual([...words.values()].sort((one, other) => other - one));

	const known = new Map([[spoken, first?.version ?? '']]);
	expect(await read(known)).toEqual([]);
	await db.transaction().execute((tx) => touchCase(tx, spoken));
	expect((await read(known)).map(({ caseId }) => caseId)).toEqual([spoken]);
});

test('says so when the thread fails', async ({ folder }) => {
	const reading = readCaseWords({ databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing', folder }, new Map());
	await expect(reading.next()).rejects.toThrow('The database does not answer');
});
