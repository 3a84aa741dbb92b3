import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import { findTools } from '#lib/media/find-tools.server.ts';
import type { MediaWorkshop } from '#lib/media/make-renditions.server.ts';
import { storeFile } from '#lib/media/store-file.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { localStorageFolder } from '#lib/platform/storage.ts';
import { dropTimes } from '#lib/transcript/drop-times.server.ts';
import { openAlignment } from '#lib/transcript/note-alignment.server.ts';
import { openTranscript } from '#lib/transcript/open-transcript.server.ts';
import { queueAlignments } from '#lib/transcript/queue-alignments.server.ts';
import { withoutTimes } from '#lib/transcript/without-times.ts';
import { test as databaseTest } from '../../../tests/database/database-test.ts';
import { alignCase, alignCaseInJob } from './align-case.server.ts';
import type { CaseDocument } from './case-document.ts';
import { readCaseFile } from './case-folder.ts';
import { saveCaseDocument } from './save-case-document.server.ts';

const folder = join(import.meta.dirname, '../../../demo/bussen-som-spor-forst');
const { document: spoken } = readCaseFile(readFileSync(join(folder, 'case.md'), 'utf8'), 'case.md');
const typed = { ...spoken, transcript: spoken.transcript && withoutTimes(spoken.transcript) };
const tools = await findTools();

interface Lab extends MediaWorkshop {
	save(document: CaseDocument): Promise<number>;
}

const test = databaseTest.extend('lab', async ({ db }, { onCleanup }): Promise<Lab> => {
	await sql`truncate catalogue.cases, media.sources cascade`.execute(db);
	await sql`delete from graphile_worker._private_jobs`.execute(db);
	const path = mkdtempSync(join(tmpdir(), 'align-'));
	onCleanup(() => rmSync(path, { recursive: true }));
	const storage = localStorageFolder(join(path, 'files'));
	const storeMedia = ({ src }: { src: string }) => storeFile(storage, join(folder, src));
	return {
		...{ storage, tools, workDir: join(path, 'work') },
		save: async (document) => (await saveCaseDocument(db, operator, document, { storeMedia })).id,
	};
});

const jobs = async (db: Db) =>
	(
		await sql<{ key: string }>`select key from graphile_worker.jobs where task_identifier = 'align_transcript'`.execute(db)
	).rows.map(({ key }) => key);

const hasTools = tools.kind !== 'none';

test.runIf(hasTools)('a typed text gets the second of every sentence, and keeps it when it comes again', async ({ db, lab }) => {
	const id = await lab.save(typed);
	expect(await jobs(db)).toEqual([`align:${id}`]);
	await alignCaseInJob(db, lab, id);

	const turns = (await openTranscript(db, id))?.turns ?? [];
	expect(turns.map(({ text }) => text)).toEqual(spoken.transcript?.turns.map(({ text }) => text));
	const off = turns.map(({ startMs = Number.NaN }, i) => Math.abs(startMs - (spoken.transcript?.turns[i]?.startMs ?? 0)));
	expect(Math.max(...off)).toBeLessThan(250);
	expect(turns[2]?.sentences?.map(({ text, source }) => [text, source])).toContainEqual(['Flaut.', 'aligned']);
	expect(await openAlignment(db, id)).toMatchObject({ state: 'ready', percent: 100, problem: null });
	expect(readdirSync(lab.workDir)).toEqual([]);

	await sql`delete from graphile_worker._private_jobs`.execute(db);
	expect(
		(await saveCaseDocument(db, operator, typed, { storeMedia: ({ src }) => storeFile(lab.storage, join(folder, src)) })).outcome,
	).toBe('unchanged');
	expect(await openTranscript(db, id)).toMatchObject({ turns });
	expect([await queueAlignments(db), await jobs(db)]).toEqual([0, []]);
});

test.runIf(hasTools)('a passage is timed anew between its neighbours, and nothing else is', async ({ db, lab }) => {
	const id = await lab.save(typed);
	await alignCaseInJob(db, lab, id);
	const before = (await openTranscript(db, id))?.turns ?? [];
	await dropTimes(db, id, [3, 4]);
	const dropped = (await openTranscript(db, id))?.turns ?? [];
	expect(dropped.map(({ startMs }) => startMs === undefined)).toEqual(before.map((_, at) => at === 3 || at === 4));
	expect(await jobs(db)).toEqual([`align:${id}`]);

	await alignCaseInJob(db, lab, id);
	const after = (await openTranscript(db, id))?.turns ?? [];
	expect(after.filter((_, at) => at !== 3 && at !== 4)).toEqual(before.filter((_, at) => at !== 3 && at !== 4));
	for (const at of [3, 4]) {
		const off = (after[at]?.startMs ?? Number.NaN) - (before[at]?.startMs ?? 0);
		expect(Math.abs(off)).toBeLessThan(400);
	}
	expect(after[3]?.startMs).toBeGreaterThanOrEqual(before[2]?.endMs ?? Number.NaN);
	expect(after[4]?.endMs).toBeLessThanOrEqual(before[5]?.startMs ?? Number.NaN);
});

test.runIf(hasTools)(
	'turns that were left alone meanwhile get their times, the others in the next timing',
	async ({ db, lab }) => {
		const id = await lab.save(typed);
		const turns = typed.transcript?.turns.map((turn, at) => (at === 1 ? { ...turn, text: `${turn.text} Ja.` } : turn)) ?? [];
		let saved: Promise<number> | undefined;
		const onProgress = () => {
			saved ??= lab.save({ ...typed, transcript: { language: 'nb', turns } });
		};
		await alignCase(db, lab, id, { onProgress });
		await saved;
		const timed = (await openTranscript(db, id))?.turns ?? [];
		expect(timed.map(({ sentences }) => sentences === undefined)).toEqual(timed.map((_, at) => at === 1));
		expect(timed[1]?.text).toMatch(/ Ja\.$/);
	},
);

test.runIf(hasTools)('another text is timed anew', async ({ db, lab }) => {
	const id = await lab.save(typed);
	await alignCaseInJob(db, lab, id);
	const shorter = typed.transcript && { ...typed.transcript, turns: typed.transcript.turns.slice(0, 3) };
	await sql`delete from graphile_worker._private_jobs`.execute(db);
	await lab.save({ ...typed, transcript: shorter });
	expect(await jobs(db)).toEqual([`align:${id}`]);
	expect(await openAlignment(db, id)).toBeUndefined();
});

test.runIf(hasTools)('a text that changes meanwhile keeps its words, and says why it has no times', async ({ db, lab }) => {
	const id = await lab.save(typed);
	const changed = { ...typed, transcript: { language: 'nb', turns: [{ kind: 'speech' as const, text: 'Noe helt annet.' }] } };
	let saved: Promise<number> | undefined;
	const onProgress = () => {
		saved ??= lab.save(changed);
	};
	await expect(alignCase(db, lab, id, { onProgress })).rejects.toThrow(/changed while/);
	await saved;
	expect((await openTranscript(db, id))?.turns).toEqual(changed.transcript.turns);
});

test.runIf(hasTools)('sound that cannot be read is told, and not tried again', async ({ db, lab }) => {
	const { storage } = lab;
	const broken = { ...typed, media: typed.media.map((item) => ({ ...item, src: 'case.md' })) };
	const id = await lab.save(broken);
	await alignCaseInJob(db, { ...lab, storage }, id);
	expect(await openAlignment(db, id)).toMatchObject({ state: 'refused', problem: expect.stringMatching(/\w+.*\.$/) });
	expect(await queueAlignments(db)).toBe(0);
});

test('a case without text or sound has nothing to time', async ({ db, lab }) => {
	const { transcript: _, ...silent } = typed;
	const mute = { ...typed, media: [] };
	await expect(alignCase(db, lab, await lab.save({ ...silent, case: { ...silent.case } }))).rejects.toThrow(NotFound);
	await expect(alignCase(db, lab, await lab.save(mute))).rejects.toThrow(/no sound/);
	expect(await queueAlignments(db)).toBe(0);
	await alignCaseInJob(db, lab, 999_999);
});

test.runIf(hasTools)('an interrupted timing is done again', async ({ db, lab }) => {
	const id = await lab.save(typed);
	await sql`delete from graphile_worker._private_jobs`.execute(db);
	await expect(alignCase(db, lab, id, { signal: AbortSignal.timeout(300) })).rejects.toThrow();
	expect(await openAlignment(db, id)).toMatchObject({ state: 'working' });
	expect([await queueAlignments(db), await jobs(db)]).toEqual([1, [`align:${id}`]]);
});
