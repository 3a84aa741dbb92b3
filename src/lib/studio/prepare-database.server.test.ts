import { expect } from 'vitest';
import { makeCase } from '../../../tests/database/make-case.ts';
import { countRows, test } from '../../../tests/import/studio-test.ts';
import { removeDemo } from './demo-library.server.ts';
import { checkedDocument } from './import/checked-document.ts';
import { saveImported } from './import/save-imported.server.ts';
import { prepareDatabase } from './prepare-database.server.ts';

test('an empty database gets the demo once; when it has been removed it stays away', async ({ lab, database }) => {
	const { db, storage } = lab.studio;
	const { demoCases } = await prepareDatabase(database, storage);
	expect(demoCases).toBe((await countRows(db))['studio.demo_cases']);
	expect(demoCases).toBeGreaterThan(0);
	expect(await prepareDatabase(database, storage)).toEqual({ demoCases: 0 });
	await removeDemo(db, storage);
	expect(await prepareDatabase(database, storage)).toEqual({ demoCases: 0 });
	expect((await countRows(db))['catalogue.cases']).toBe(0);
});

test('a database with a case of one’s own gets no demo, and a command never brings it', async ({ lab, database }) => {
	const { storage } = lab.studio;
	expect(await prepareDatabase(database, storage, { demo: false })).toEqual({ demoCases: 0 });
	await saveImported(lab.studio, 'egen', checkedDocument({ case: makeCase({ title: 'Egen' }) }));
	expect(await prepareDatabase(database, storage)).toEqual({ demoCases: 0 });
	expect((await lab.documents()).size).toBe(1);
});

test('several processes may prepare an empty database at once', async ({ lab, database }) => {
	await Promise.all([1, 2, 3].map(() => prepareDatabase(database, lab.studio.storage, { demo: false })));
	expect(await countRows(database.db)).toMatchObject({ 'catalogue.themes': 15, 'catalogue.perspectives': 10 });
});
