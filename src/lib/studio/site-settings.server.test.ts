import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, onTestFinished, vi } from 'vitest';
import { type Member, operator } from '#lib/accounts/viewer.ts';
import { createWebinar } from '#lib/catalogue/save-webinar.server.ts';
import { listenForChanges } from '#lib/platform/listen-for-changes.ts';
import { installedColours } from '#lib/ui/site-colours.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test as databaseTest } from '../../../tests/database/database-test.ts';
import { findSettings } from './find-settings.server.ts';
import { keepSettings } from './keep-settings.server.ts';
import { listSettingChanges } from './list-setting-changes.server.ts';
import { saveSetting } from './save-setting.server.ts';

const test = databaseTest.extend('kari', { scope: 'file' }, async ({ db }): Promise<Member> => {
	return await makeMember(db, { name: 'Kari Driftsen', role: 'operator' });
});

async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await pause(5);
}

test('what is set is found, the same again is no change, and undefined is as installed', async ({ db, kari }) => {
	await saveSetting(db, kari, 'name', 'Læring i Lia');
	await saveSetting(db, kari, 'name', 'Læring i Lia');
	await saveSetting(db, kari, 'languages', { offered: ['nn', 'en'], standard: 'nn' });
	expect(await findSettings(db)).toEqual({ name: 'Læring i Lia', languages: { offered: ['nn', 'en'], standard: 'nn' } });
	await saveSetting(db, kari, 'name', undefined);
	await saveSetting(db, kari, 'languages', undefined);
	expect(await findSettings(db)).toEqual({});
	const changes = await listSettingChanges(db, kari);
	expect(changes.map(({ name, before, after, by }) => [name, before, after, by])).toEqual([
		['languages', { offered: ['nn', 'en'], standard: 'nn' }, null, 'Kari Driftsen'],
		['name', 'Læring i Lia', null, 'Kari Driftsen'],
		['languages', null, { offered: ['nn', 'en'], standard: 'nn' }, 'Kari Driftsen'],
		['name', null, 'Læring i Lia', 'Kari Driftsen'],
	]);
});

test('only whoever runs the site sets or sees anything', async ({ db, kari }) => {
	for (const role of ['member', 'guest', 'editor'] as const) {
		await expect(saveSetting(db, { ...kari, role }, 'name', 'x')).rejects.toThrow('no such page');
		await expect(listSettingChanges(db, { ...kari, role })).rejects.toThrow('no such page');
	}
	await expect(saveSetting(db, { kind: 'anonymous' }, 'name', 'x')).rejects.toThrow('no such page');
});

test('what a setting cannot be is not stored', async ({ db, kari }) => {
	const before = await findSettings(db);
	await expect(saveSetting(db, kari, 'name', ' ')).rejects.toThrow('name');
	await expect(saveSetting(db, kari, 'colours', { ...installedColours, accent: 'red;}' })).rejects.toThrow('colours');
	await expect(saveSetting(db, kari, 'languages', { offered: ['en'], standard: 'nb' })).rejects.toThrow('languages');
	await expect(saveSetting(db, kari, 'licence', { name: 'x', url: 'javascript:alert(1)' })).rejects.toThrow('licence');
	expect(await findSettings(db)).toEqual(before);
});

test('what cannot be read is as installed, and said on the console', async ({ db, kari }) => {
	const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	onTestFinished(() => said.mockRestore());
	await saveSetting(db, kari, 'licence', { name: 'CC0-1.0' });
	await sql`insert into studio.settings (name, value) values ('colours', '{"accent": 7}'), ('gone', '1')`.execute(db);
	expect(await findSettings(db)).toEqual({ licence: { name: 'CC0-1.0' } });
	expect(said.mock.calls.flat().join()).toMatch(/colours.*gone/s);
	await sql`delete from studio.settings`.execute(db);
});

test('every process hears of a change, and pages drawn before it did are stale afterwards', async ({ db, database, kari }) => {
	const kept = await keepSettings(database);
	onTestFinished(() => kept.close());
	const told: string[][] = [];
	const cache = await listenForChanges(database.url, { invalidate: (tags) => void told.push([...tags]), clear: () => {} });
	onTestFinished(() => cache.close());
	await saveSetting(db, kari, 'name', 'Nytt navn');
	await until(() => kept.now().name === 'Nytt navn');
	await until(() => told.length >= 2);
	expect(told[0]).toEqual(['settings', 'site']);
	expect(told.at(-1)).toEqual(['site']);
});

test('every process hears of the first webinar, and every page gets a way to it', async ({ db, database }) => {
	const kept = await keepSettings(database);
	onTestFinished(() => kept.close());
	const told: string[] = [];
	const cache = await listenForChanges(database.url, { invalidate: (tags) => void told.push(...tags), clear: () => {} });
	onTestFinished(() => cache.close());
	expect(kept.hasWebinars()).toBe(false);
	const part = { startsAt: new Date(), minutes: 30, place: null, url: null, programme: [], people: [] };
	const { id } = await createWebinar(db, operator, {
		...{ title: 'Prøvd', lead: null, language: 'nb', kind: 'webinar', isPublished: true },
		parts: [{ title: 'Alt', ...part }],
	});
	await until(() => kept.hasWebinars() && told.includes('site'));
	await sql`delete from catalogue.webinars where id = ${id}`.execute(db);
	await kept.refresh();
	expect(kept.hasWebinars()).toBe(false);
});

test('of two operators at once both changes are remembered in turn', async ({ db, kari }) => {
	await Promise.all(['En', 'To', 'Tre'].map((name) => saveSetting(db, kari, 'name', name)));
	const [last, second, first] = await listSettingChanges(db, kari, 3);
	expect([second?.after, first?.after]).toEqual([last?.before, second?.before]);
	expect(new Set([last?.after, second?.after, first?.after])).toEqual(new Set(['En', 'To', 'Tre']));
});

test('a long history is cut, and a new name has every card drawn anew', async ({ db, kari }) => {
	for (let n = 0; n < 60; n++) await saveSetting(db, kari, 'name', `Navn ${n}`);
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from studio.settings where name = 'name'`.execute(
		db,
	);
	expect(rows[0]?.count).toBe(50);
	const jobs = await sql`select from graphile_worker.jobs where key = 'redraw_cards'`.execute(db);
	expect(jobs.rows).toHaveLength(1);
});

test('a process that could not read that the site is closed tries again, and drops what it kept meanwhile', async ({
	db,
	database,
	kari,
}) => {
	const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	onTestFinished(() => said.mockRestore());
	const kept = await keepSettings(database);
	onTestFinished(() => kept.close());
	await saveSetting(db, kari, 'members', undefined);
	await sql`alter table studio.settings rename to settings_away`.execute(db);
	await sql`insert into studio.settings_away (name, value) values ('members', '["site"]')`.execute(db);
	await sql`select pg_notify('dugnad_pages', '["settings"]')`.execute(db);
	await until(() => said.mock.calls.flat().join().includes('tried again'));
	const told: string[] = [];
	const cache = await listenForChanges(database.url, { invalidate: (tags) => void told.push(...tags), clear: () => {} });
	onTestFinished(() => cache.close());
	await sql`alter table studio.settings_away rename to settings`.execute(db);
	await until(() => kept.now().members?.[0] === 'site' && told.includes('site'));
});
