import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { localStorageFolder } from '#lib/platform/storage.ts';
import { test as databaseTest } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { cutQuote } from './cut-quote.server.ts';
import { findFile } from './find-file.server.ts';
import { findSource, readSourceStates } from './find-source.server.ts';
import { type MediaWorkshop, makeRenditions } from './make-renditions.server.ts';
import { renditionsOfCase } from './open-renditions.server.ts';
import { decodePeaks } from './peaks.ts';
import { probeMedia } from './probe-media.server.ts';
import { queueMissingRenditions } from './queue-renditions.server.ts';
import { removeUnusedFiles } from './remove-unused-files.server.ts';
import { saveMedia } from './save-media.server.ts';
import { storeFile } from './store-file.server.ts';
import { toolsHere } from './tools-here.test-support.ts';

const demo = (name: string) => join(import.meta.dirname, '../../../demo/bussen-som-spor-forst', name);

interface Lab extends MediaWorkshop {
	folder: string;
	/** Gives a case of this title some files; returns the content of the first. */
	give(title: string, ...files: [kind: 'audio' | 'video', path: string][]): Promise<{ id: number; sha256: string; key: string }>;
}

const test = databaseTest.extend('lab', async ({ db }, { onCleanup }): Promise<Lab> => {
	await clear(db);
	const folder = mkdtempSync(join(tmpdir(), 'renditions-'));
	onCleanup(() => rmSync(folder, { recursive: true }));
	const storage = localStorageFolder(join(folder, 'files'));
	const [tools = { kind: 'none' as const }] = toolsHere;
	return {
		...{ folder, storage, tools, workDir: join(folder, 'work') },
		async give(title, ...files) {
			const { id } = await storeCase(db, { title });
			const stored = await Promise.all(files.map(([, path]) => storeFile(storage, path)));
			const items = files.map(([kind, path], index) => {
				const mimeType = kind === 'audio' ? 'audio/mpeg' : 'video/mp4';
				return { kind, src: path, mimeType, ...(stored[index] && { stored: stored[index] }) };
			});
			await db.transaction().execute((tx) => saveMedia(tx, id, items));
			return { id, sha256: stored[0]?.sha256 ?? '', key: stored[0]?.storageKey ?? '' };
		},
	};
});

async function clear(db: Db): Promise<void> {
	await sql`truncate catalogue.cases, media.sources cascade`.execute(db);
	await clearJobs(db);
}

const clearJobs = (db: Db) => sql`delete from graphile_worker._private_jobs`.execute(db);

const jobs = async (db: Db) =>
	(
		await sql<{ key: string }>`select key from graphile_worker.jobs where task_identifier = 'make_renditions'`.execute(db)
	).rows.map(({ key }) => key);

/** What was made of a case's recordings, as its page reads it. */
async function madeOf(db: Db, caseId: number) {
	const json = renditionsOfCase.json(sql`${caseId}::int`, anonymous, 'nb');
	const { rows } = await sql<{ made: never }>`select ${json} as made`.execute(db);
	return renditionsOfCase.read(rows[0]?.made as never);
}

const stateOf = async (db: Db, sha256: string) => (await readSourceStates(db, [sha256])).get(sha256);

const workLeft = ({ workDir }: MediaWorkshop) => readdirSync(workDir);

test.skipIf(toolsHere.length === 0)('a sound becomes what players need, known only when it is there', async ({ db, lab }) => {
	const { id, sha256 } = await lab.give('Bussen', ['audio', demo('sound.mp3')]);
	expect(await jobs(db)).toEqual([`renditions:${sha256}`]);
	expect(await madeOf(db, id)).toEqual({});
	await makeRenditions(db, lab, sha256);
	expect(await stateOf(db, sha256)).toEqual({ state: 'ready', percent: 100, problem: null });
	const made = (await madeOf(db, id))[sha256]?.renditions ?? [];
	expect(made.map(({ kind, mimeType }) => [kind, mimeType])).toEqual([
		['mp3', 'audio/mpeg'],
		['opus', 'audio/ogg; codecs=opus'],
		['peaks', 'application/octet-stream'],
	]);
	for (const { storageKey, bytes, kind } of made) {
		const file = await findFile(db, lab.storage, anonymous, storageKey);
		const content = await buffer(await file.open());
		expect(content.length).toBe(bytes);
		if (kind === 'peaks') expect(decodePeaks(content)?.data.length).toBeGreaterThan(1500);
	}
	const source = await db.selectFrom('media.sources').selectAll().where('sha256', '=', sha256).executeTakeFirstOrThrow();
	expect(source).toMatchObject({ mime_type: 'audio/mpeg', loudness_lufs: expect.closeTo(-13.7, 0), width: null });
	expect(source.duration_ms).toBeGreaterThan(78_000);
	expect(workLeft(lab)).toEqual([]);
	await sql`update catalogue.cases set status = 'draft' where id = ${id}`.execute(db);
	for (const { storageKey } of made) await expect(findFile(db, lab.storage, anonymous, storageKey)).rejects.toThrow(NotFound);
});

test.skipIf(toolsHere.length === 0)('a case that is saved again keeps what was made, and queues nothing', async ({ db, lab }) => {
	const { id, sha256, key } = await lab.give('Bussen', ['audio', demo('sound.mp3')]);
	await makeRenditions(db, lab, sha256);
	await clearJobs(db);
	const again = [{ kind: 'audio' as const, src: key, mimeType: 'audio/mpeg', alt: 'changed' }];
	expect(await db.transaction().execute((tx) => saveMedia(tx, id, again))).toBe(true);
	expect(await jobs(db)).toEqual([]);
	expect((await madeOf(db, id))[sha256]?.renditions).toHaveLength(3);
});

test.skipIf(toolsHere.length === 0)('what one try made, the next leaves as it is', async ({ db, lab }) => {
	const { sha256 } = await lab.give('Bussen', ['audio', demo('sound.mp3')]);
	await makeRenditions(db, lab, sha256);
	await sql`delete from media.renditions where kind = 'mp3'`.execute(db);
	const before = await db.selectFrom('media.renditions').select(['kind', 'made_at']).orderBy('kind').execute();
	await makeRenditions(db, lab, sha256);
	const after = await db.selectFrom('media.renditions').select(['kind', 'made_at']).orderBy('kind').execute();
	expect(after.map(({ kind }) => kind)).toEqual(['mp3', 'opus', 'peaks']);
	expect(after.filter(({ kind }) => kind !== 'mp3')).toEqual(before);
});

test.skipIf(toolsHere.length === 0)('a video beside its sound becomes a video and a poster', async ({ db, lab }) => {
	const { id, sha256 } = await lab.give('Bussen', ['video', demo('video.mp4')], ['audio', demo('sound.mp3')]);
	expect((await findSource(db, sha256))?.soundIsElsewhere).toBe(true);
	await makeRenditions(db, lab, sha256);
	const made = (await madeOf(db, id))[sha256]?.renditions ?? [];
	expect(made.map(({ kind }) => kind)).toEqual(['mp4', 'peaks', 'poster']);
	const mp4 = join(lab.folder, 'out.mp4');
	const { stream } = await lab.storage.open(made[0]?.storageKey ?? '');
	writeFileSync(mp4, await buffer(stream));
	expect((await probeMedia(lab.tools, mp4)).picture).toMatchObject({ width: 640, height: 360 });
	const head = (await buffer((await lab.storage.open(made[0]?.storageKey ?? '', { start: 0, end: 2000 })).stream)).toString(
		'latin1',
	);
	expect(head).toContain('moov');
});

test('a file that is no recording is refused once, with a sentence, and leaves nothing', async ({ db, lab }) => {
	const path = join(lab.folder, 'list.mp3');
	writeFileSync(path, '#EXTM3U\nfile:///etc/passwd\n');
	const { sha256 } = await lab.give('Spilleliste', ['audio', path]);
	await makeRenditions(db, lab, sha256);
	expect(await stateOf(db, sha256)).toMatchObject({
		state: 'refused',
		problem: expect.stringMatching(/^The file is no sound or video that can be read: .*\.$/),
	});
	expect(workLeft(lab)).toEqual([]);
	await clearJobs(db);
	expect(await queueMissingRenditions(db, true)).toBe(0);
});

test('a storage that lost the file is no fault of the file: the work may be tried again', async ({ db, lab }) => {
	const { sha256, key } = await lab.give('Bussen', ['audio', demo('sound.mp3')]);
	copyFileSync(demo('video.mp4'), join(lab.folder, 'files', key));
	await expect(makeRenditions(db, lab, sha256)).rejects.toThrow(/is not what was put there/);
	expect(await stateOf(db, sha256)).toMatchObject({ state: 'failed', problem: expect.stringMatching(/backup/) });
	expect(workLeft(lab)).toEqual([]);
});

test('work that is called off waits for another time', async ({ db, lab }) => {
	const { sha256 } = await lab.give('Bussen', ['audio', demo('sound.mp3')]);
	const abort = new AbortController();
	const working = makeRenditions(db, lab, sha256, abort.signal);
	abort.abort(new Error('stopping'));
	await expect(working).rejects.toThrow();
	expect(await stateOf(db, sha256)).toEqual({ state: 'waiting', percent: 0, problem: null });
	expect(workLeft(lab)).toEqual([]);
});

test('without FFmpeg an MP3 gets its outline, and the rest once FFmpeg is there', async ({ db, lab }) => {
	const { id, sha256 } = await lab.give('Bussen', ['audio', demo('sound.mp3')]);
	await makeRenditions(db, { ...lab, tools: { kind: 'none' } }, sha256);
	expect((await madeOf(db, id))[sha256]?.renditions.map(({ kind }) => kind)).toEqual(['peaks']);
	await clearJobs(db);
	expect(await queueMissingRenditions(db, false)).toBe(0);
	expect(await queueMissingRenditions(db, true)).toBe(1);
	expect(await jobs(db)).toEqual([`renditions:${sha256}`]);
});

test('what was made goes with the last case that has the recording', async ({ db, lab }) => {
	const { id, sha256, key } = await lab.give('Bussen', ['audio', demo('sound.mp3')]);
	const other = await lab.give('Den samme', ['audio', demo('sound.mp3')]);
	await makeRenditions(db, { ...lab, tools: { kind: 'none' } }, sha256);
	const [peaks] = (await madeOf(db, id))[sha256]?.renditions ?? [];
	await db.deleteFrom('media.files').where('case_id', '=', id).execute();
	await removeUnusedFiles(db, lab.storage, [key]);
	expect(await lab.storage.has(peaks?.storageKey ?? '')).toBe(true);
	await db.deleteFrom('media.files').where('case_id', '=', other.id).execute();
	await removeUnusedFiles(db, lab.storage, [key]);
	expect([await lab.storage.has(key), await lab.storage.has(peaks?.storageKey ?? '')]).toEqual([false, false]);
	expect(await stateOf(db, sha256)).toBeUndefined();
});

test.skipIf(toolsHere.length === 0)('a quote is cut to the moment, once, as sound and as a card', async ({ db, lab }) => {
	const { sha256 } = await lab.give('Bussen', ['audio', demo('sound.mp3')]);
	await makeRenditions(db, lab, sha256);
	const quote = { sha256, startMs: 20_000, endMs: 24_500 };
	const card = { text: 'Bussen må spørre først.', speaker: 'Ragnhild Tofte', caseTitle: 'Bussen', siteName: 'Dugnad', hue: 20 };
	for (const [wanted, type] of [
		[quote, 'MP3'],
		[{ ...quote, card }, 'MP4'],
	] as const) {
		const key = await cutQuote(db, lab, wanted);
		expect(await cutQuote(db, lab, wanted)).toBe(key);
		const path = join(lab.folder, 'clip');
		writeFileSync(path, await buffer(await (await findFile(db, lab.storage, anonymous, key)).open()));
		const facts = await probeMedia(lab.tools, path);
		expect(facts.type.name).toBe(type);
		expect(Math.abs((facts.statedDurationMs ?? 0) - 4500)).toBeLessThan(150);
	}
	const [misheard, corrected] = [await cutQuote(db, lab, { ...quote, card }), { ...card, text: 'Bussen må svare først.' }];
	expect(await lab.storage.has(await cutQuote(db, lab, { ...quote, card: corrected }))).toBe(true);
	expect(await lab.storage.has(misheard)).toBe(false);
	expect(workLeft(lab)).toEqual([]);
	await expect(cutQuote(db, lab, { sha256, startMs: 0, endMs: 120_001 })).rejects.toThrow(/two minutes/);
	await expect(cutQuote(db, lab, { sha256, startMs: 5000, endMs: 5000 })).rejects.toThrow(/half a second/);
	await expect(cutQuote(db, lab, { sha256, startMs: 9_000_000, endMs: 9_005_000 })).rejects.toThrow(/^The recording/);
});
