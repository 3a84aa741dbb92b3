import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { cloneDatabase, test } from '../../../tests/database/database-test.ts';
import { makeCase, storeCase } from '../../../tests/database/make-case.ts';
import { openCase } from './open-case.server.ts';
import { openCaseContent } from './open-case-content.server.ts';
import { saveCase } from './save-case.server.ts';
import { seedDefaults } from './seed-defaults.server.ts';

test('the address is made of number and title, and is unique', async ({ db }) => {
	expect((await storeCase(db, { number: 'C0178', title: 'Kommunenes muligheter' })).slug).toBe('c0178-kommunenes-muligheter');
	expect((await storeCase(db, { number: '#0608', title: 'Havvind på Utsira' })).slug).toBe('0608-havvind-pa-utsira');
	expect((await storeCase(db, { guid: 'a', title: 'Uten nummer' })).slug).toBe('uten-nummer');
	expect((await storeCase(db, { guid: 'b', title: 'Uten nummer' })).slug).toBe('uten-nummer-2');
});

test('a new title moves the case; the former address and the number lead to it', async ({ db }) => {
	const { id } = await storeCase(db, { number: 'C0200', title: 'Første navn' });
	expect(await storeCase(db, { number: 'C0200', title: 'Andre navn' })).toEqual({
		id,
		slug: 'c0200-andre-navn',
		outcome: 'changed',
	});
	for (const former of ['c0200-forste-navn', 'c0200', 'C0200']) {
		expect(await openCase(db, anonymous, 'nb', former)).toEqual({ movedTo: 'c0200-andre-navn' });
	}
	await storeCase(db, { number: 'C0200', title: 'Første navn' });
	expect(await openCase(db, anonymous, 'nb', 'c0200-forste-navn')).toMatchObject({ found: { id, version: 3 } });
	expect(await openCase(db, anonymous, 'nb', 'c0200-andre-navn')).toEqual({ movedTo: 'c0200-forste-navn' });
});

test('a former address is not given to another case', async ({ db }) => {
	await storeCase(db, { guid: 'first', title: 'Opptatt' });
	await storeCase(db, { guid: 'first', title: 'Flyttet' });
	expect((await storeCase(db, { guid: 'second', title: 'Opptatt' })).slug).toBe('opptatt-2');
});

test('the same case is found by number, else by guid', async ({ db }) => {
	const first = await storeCase(db, { guid: 'urn:x', title: 'Med guid' });
	expect(await storeCase(db, { guid: 'urn:x', number: 'C0301', title: 'Med guid' })).toMatchObject({
		id: first.id,
		outcome: 'changed',
	});
	expect(await storeCase(db, { number: 'C0301', title: 'Med guid' })).toMatchObject({ id: first.id, outcome: 'unchanged' });
	await storeCase(db, { guid: 'urn:y', number: 'C0302', title: 'En annen' });
	await expect(storeCase(db, { guid: 'urn:y', number: 'C0301', title: 'Uenig' })).rejects.toThrow(Conflict);
});

test('without a date a published case is dated by its recording, and keeps its date', async ({ db }) => {
	const dated = { title: 'Datert', recordedOn: '2019-01-08', publishedAt: undefined };
	const { id } = await storeCase(db, dated);
	expect((await openCaseContent(db, id)).publishedAt).toBe('2019-01-08T00:00:00.000Z');
	await storeCase(db, { title: 'Udatert', publishedAt: undefined });
	expect((await storeCase(db, { title: 'Udatert', publishedAt: undefined })).outcome).toBe('unchanged');
});

test('a theme is found by its slug and by its name in any language and case', async () => {
	const { database, remove } = await cloneDatabase();
	try {
		await seedDefaults(database.db);
		await seedDefaults(database.db);
		const themes = ['Artificial Intelligence', 'kunstig-intelligens', 'KUNSTIG INTELLIGENS', 'Leiing', 'Tang og tare'];
		const { id } = await storeCase(database.db, { title: 'Temaer', themes });
		expect((await openCaseContent(database.db, id)).themes).toEqual(['Kunstig intelligens', 'Ledelse', 'Tang og tare']);
		const created = await database.db.selectFrom('catalogue.themes').selectAll().where('slug', '=', 'tang-og-tare').execute();
		expect(created).toMatchObject([{ name_nn: 'Tang og tare', name_en: 'Tang og tare', position: 16 }]);
	} finally {
		await remove();
	}
});

test('twenty at once: shared new people, organisations and themes are made once, and nobody fails', async ({ db }) => {
	const people = [1, 2, 3].map((n) => ({
		name: `Samtidig Person ${n}`,
		role: 'guest' as const,
		organisation: `Samtidig AS ${n}`,
	}));
	const saves = Array.from({ length: 20 }, (_, n) => {
		return storeCase(db, {
			guid: `samtidig ${n % 10}`,
			title: 'Samtidig',
			people,
			themes: ['Samtidighet'],
			series: 'Samtid',
			place: 'Utsira',
		});
	});
	const saved = await Promise.all(saves);
	expect(saved.map((one) => one.outcome).sort()).toEqual([...Array(10).fill('created'), ...Array(10).fill('unchanged')]);
	expect(new Set(saved.map((one) => one.slug)).size).toBe(10);
	const named = await db
		.selectFrom('catalogue.terms')
		.select('slug')
		.where('name_nb', 'like', 'Samti%')
		.orderBy('slug')
		.execute();
	const twice = ['samtid', 'samtidig-as-1', 'samtidig-as-2', 'samtidig-as-3'];
	const slugs = [...twice, 'samtidig-person-1', 'samtidig-person-2', 'samtidig-person-3', 'samtidighet'];
	expect(named.map((term) => term.slug)).toEqual(slugs);
});

test('a rolled back save leaves nothing', async ({ db }) => {
	const people = [{ name: 'Angrende Person', role: 'guest' as const }];
	const undone = db.transaction().execute(async (tx) => {
		await saveCase(tx, makeCase({ title: 'Angret', people }), { forms: [] });
		throw new Error('undo');
	});
	await expect(undone).rejects.toThrow('undo');
	expect(await db.selectFrom('catalogue.people').select('id').where('name', '=', 'Angrende Person').execute()).toEqual([]);
});

test('a case that is published in advance makes its pages stale again on the day', async ({ db }) => {
	const publishedAt = '2999-01-01T00:00:00.000Z';
	const { id } = await storeCase(db, { title: 'I fremtiden', publishedAt });
	const queued = await db
		.selectFrom('graphile_worker.jobs' as never)
		.selectAll()
		.where('key' as never, '=', `publish:${id}` as never)
		.execute();
	expect(queued).toMatchObject([{ task_identifier: 'pages_changed', run_at: new Date(publishedAt) }]);
});
