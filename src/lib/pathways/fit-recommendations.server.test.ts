import { sql } from 'kysely';
import { expect } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { holdModels } from '../../../tests/pathways/hold-models.ts';
import { type FitPlace, fitRecommendations, refreshRecommendations } from './fit-recommendations.server.ts';
import { readServingModel } from './fitting/read-serving-model.server.ts';
import type { ReadWords } from './keep-case-words.server.ts';
import { listFits } from './list-fits.server.ts';

test('a refresh fits the first model, then adds new cases to it, also those that an earlier one did not come to', async ({
	db,
	database,
}) => {
	let titles: [id: number, word: string][] = [];
	const readWords: ReadWords = async function* (known) {
		yield titles.flatMap(([caseId, word]) => (known.has(caseId) ? [] : [{ caseId, version: '1', words: [[word, 1]] }]));
	};
	const place: FitPlace = { db, databaseUrl: database.url, readWords };
	const publish = async (word: string) => {
		titles = [...titles, [(await storeCase(db, { title: `Om ${word}` })).id, word]];
	};
	const state = async () => {
		const serving = await readServingModel(db);
		return serving && { cases: serving.model.caseIds.length, revision: serving.revision };
	};
	await refreshRecommendations(place);
	expect(await state()).toBeUndefined();
	await publish('bier');
	await publish('vær');
	await refreshRecommendations(place);
	expect(await state()).toEqual({ cases: 2, revision: 1 });
	await refreshRecommendations(place);
	expect(await state()).toEqual({ cases: 2, revision: 1 });
	await publish('honning');
	await refreshRecommendations(place);
	expect(await state()).toEqual({ cases: 3, revision: 2 });
	await publish('voks');
	// As if the worker had been killed after the words and before the model.
	await sql`insert into pathways.case_words (case_id, version, words) values (${titles.at(-1)?.[0]}, '1', '')`.execute(db);
	await refreshRecommendations(place);
	expect(await state()).toEqual({ cases: 4, revision: 3 });

	const steps: string[] = [];
	const { fitted } = await fitRecommendations(place, { onStep: (step) => steps.push(step) });
	expect(fitted).toMatchObject({ isKept: true, cases: 4 });
	expect(steps).toContain('measuring');
	expect((await listFits(db, operator)).map(({ isCurrent, cases }) => ({ isCurrent, cases }))).toEqual([
		{ isCurrent: true, cases: 4 },
		{ isCurrent: false, cases: 4 },
	]);
});

test('an aborted fit ends at once and changes nothing', async ({ db, database }) => {
	const before = (await listFits(db, operator)).length;
	const readWords: ReadWords = async function* () {};
	const stopping = new AbortController();
	const onStep = () => stopping.abort(new Error('The worker stops.'));
	const place: FitPlace = { db, databaseUrl: database.url, readWords };
	// As if it took long: with so few cases it could be done before it is stopped.
	const models = await holdModels(db);
	await expect(fitRecommendations(place, { onStep, signal: stopping.signal })).rejects.toThrow('The worker stops.');
	await models.release();
	expect((await listFits(db, operator)).length).toBe(before);
});
