import { expect } from 'vitest';
import { seedDefaults } from '#lib/catalogue/seed-defaults.server.ts';
import { renderCard } from '#lib/media/render-card.server.ts';
import { countRows, test } from '../../../tests/import/studio-test.ts';
import { loadDemo, removeDemo } from './demo-library.server.ts';
import { checkedDocument } from './import/checked-document.ts';
import { saveImported } from './import/save-imported.server.ts';

test('the demo library goes without a trace: no row in any table, no file, no job', async ({ lab, db }) => {
	const { storage } = lab.studio;
	await seedDefaults(db);
	const before = await countRows(db);
	const count = await loadDemo(db, storage);
	expect((await countRows(db))['catalogue.cases']).toBe(count);
	const [first] = await db.selectFrom('catalogue.cases').select('id').limit(1).execute();
	await renderCard(db, storage, 'Dugnad', first?.id ?? 0);
	expect(lab.files().length).toBeGreaterThan(count);

	expect(await removeDemo(db, storage)).toBe(count);
	expect(await countRows(db)).toEqual(before);
	expect(lab.files()).toEqual([]);
});

test('loading it again changes nothing, and brings back what somebody changed or removed', async ({ lab, db }) => {
	const { storage } = lab.studio;
	await seedDefaults(db);
	const count = await loadDemo(db, storage);
	const documents = await lab.documents();
	const rows = await countRows(db);
	await loadDemo(db, storage);
	expect(await countRows(db)).toEqual(rows);
	await db.deleteFrom('catalogue.cases').where('id', '=', 1).execute();
	await db.updateTable('catalogue.cases').set({ title: 'Endret' }).where('id', '=', 2).execute();
	expect(await loadDemo(db, storage)).toBe(count);
	expect(await lab.documents()).toEqual(documents);
});

test('a case of one’s own stays with all that it shares with the demo: people, organisations, files', async ({ lab, db }) => {
	const { storage } = lab.studio;
	await seedDefaults(db);
	await loadDemo(db, storage);
	const [shared] = [...(await lab.documents()).values()];
	if (!shared) throw new Error('The demo library is empty.');
	const content = { ...shared.case, title: 'Vår egen', number: '#0001', guid: 'urn:eget:1' };
	const [sound] = await db.selectFrom('media.files').select(['storage_key', 'bytes', 'sha256']).execute();
	const stored = { storageKey: sound?.storage_key ?? '', bytes: sound?.bytes ?? 0, sha256: sound?.sha256 ?? '' };
	const media = [{ kind: 'audio' as const, src: 'https://eget.example/lyd.mp3', mimeType: 'audio/mpeg' }];
	const own = checkedDocument({ ...shared, case: content, media });
	await saveImported(lab.studio, 'eget', own, { storeMedia: async () => stored });
	await removeDemo(db, storage);
	const left = await lab.documents();
	expect([...left.keys()]).toEqual(['Vår egen']);
	expect(left.get('Vår egen')?.case).toMatchObject({ people: shared.case.people, questionnaire: shared.case.questionnaire });
	expect(await storage.has(stored.storageKey)).toBe(true);
	expect(lab.files()).toHaveLength(1);
});
