import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import { findStoredCase } from '#lib/catalogue/find-stored-case.server.ts';
import { findTools } from '#lib/media/find-tools.server.ts';
import { storeFile } from '#lib/media/store-file.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, Invalid, NotFound } from '#lib/platform/errors.ts';
import { localStorageFolder } from '#lib/platform/storage.ts';
import { openTranscript } from '#lib/transcript/open-transcript.server.ts';
import { queueTranscriptions } from '#lib/transcript/queue-transcriptions.server.ts';
import type { RecognisedSegment, RecogniseOptions } from '#lib/transcript/recognise-speech.ts';
import type { Transcript } from '#lib/transcript/transcript.ts';
import { withoutTimes } from '#lib/transcript/without-times.ts';
import { test as databaseTest } from '../../../tests/database/database-test.ts';
import { alignCaseInJob } from './align-case.server.ts';
import type { CaseDocument } from './case-document.ts';
import { readCaseFile } from './case-folder.ts';
import { saveImported } from './import/save-imported.server.ts';
import { type SpeechWorkshop, transcribeCase, transcribeCaseInJob } from './transcribe-case.server.ts';

const folder = join(import.meta.dirname, '../../../demo/bussen-som-spor-forst');
const { document: whole } = readCaseFile(readFileSync(join(folder, 'case.md'), 'utf8'), 'case.md');
const { transcript: written, ...rest } = whole;
const turns = written?.turns ?? [];
const silent: CaseDocument = { ...rest, media: whole.media.filter(({ kind }) => kind === 'audio') };
const tools = await findTools();
const hasTools = tools.kind !== 'none';

interface Lab extends SpeechWorkshop {
	/** What the engine was given. */
	heard: { seconds: number; language: string }[];
	/** What the engine does instead of saying what the recording says. */
	instead?: (options: RecogniseOptions) => Promise<RecognisedSegment[]>;
	/** Imports a case; `sound` is the file that its sound is taken from. */
	save(document: CaseDocument, sound?: string): Promise<{ id: number; outcome: string }>;
}

const test = databaseTest.extend('lab', async ({ db }, { onCleanup }): Promise<Lab> => {
	await sql`truncate catalogue.cases, media.sources cascade`.execute(db);
	await sql`delete from graphile_worker._private_jobs`.execute(db);
	const path = mkdtempSync(join(tmpdir(), 'transcribe-'));
	onCleanup(() => rmSync(path, { recursive: true }));
	const storage = localStorageFolder(join(path, 'files'));
	const studio = { db, storage, viewer: operator };
	const lab: Lab = {
		...{ storage, tools, workDir: join(path, 'work') },
		heard: [],
		recogniser: {
			async recognise(samples, options) {
				lab.heard.push({ seconds: Math.round(samples.length / 16_000), language: options.language });
				options.onProgress?.(1);
				return lab.instead?.(options) ?? spoken();
			},
		},
		async save(document, sound = join(folder, 'sound.mp3')) {
			const { id, event } = await saveImported(studio, 'test', document, { storeMedia: () => storeFile(storage, sound) });
			return { id, outcome: 'outcome' in event ? event.outcome : '' };
		},
	};
	return lab;
});

/** The demo case as an engine gives it: stretches of the sound, and nobody's name. */
function spoken(): RecognisedSegment[] {
	return turns.map(({ text, startMs = 0, endMs = 0 }) => ({ text, startMs, endMs }));
}

const wordsOf = (transcript: Transcript | undefined) => transcript?.turns.map(({ text }) => text).join(' ');

async function jobs(db: Db): Promise<string[]> {
	const { rows } = await sql<{ key: string }>`
		select key from graphile_worker.jobs where task_identifier in ('transcribe_case', 'align_transcript') order by key`.execute(
		db,
	);
	await sql`delete from graphile_worker._private_jobs`.execute(db);
	return rows.map(({ key }) => key);
}

test.runIf(hasTools)('sound without a text gets one that says what it is, and then its times', async ({ db, lab }) => {
	const { id } = await lab.save(silent);
	expect(await jobs(db)).toEqual([`transcribe:${id}`]);
	await transcribeCaseInJob(db, lab, id);
	expect(lab.heard).toEqual([{ seconds: Math.round((silent.media[0]?.durationMs ?? 0) / 1000), language: 'nb' }]);
	expect(readdirSync(lab.workDir)).toEqual([]);

	const text = await openTranscript(db, id);
	expect(text).toMatchObject({ language: 'nb', machineMade: true });
	expect(wordsOf(text)).toBe(wordsOf(written));
	const stored = await findStoredCase(db, silent.case);
	expect(stored?.forms).toEqual(['listen', 'read']);

	expect(await jobs(db)).toEqual([`align:${id}`]);
	await alignCaseInJob(db, lab, id);
	const timed = await openTranscript(db, id);
	expect(timed?.machineMade).toBe(true);
	const sentences = timed?.turns.flatMap(({ sentences = [] }) => sentences) ?? [];
	expect(sentences.length).toBeGreaterThan(10);
	expect(sentences.filter(({ source }) => source === 'aligned').length).toBeGreaterThan(0.9 * sentences.length);
});

test.runIf(hasTools)(
	'the same import again leaves the text, another sound is listened to, a written text replaces it',
	async ({ db, lab }) => {
		const { id } = await lab.save(silent);
		await transcribeCaseInJob(db, lab, id);
		await alignCaseInJob(db, lab, id);
		await jobs(db);
		expect(await lab.save(silent)).toEqual({ id, outcome: 'unchanged' });
		expect([await queueTranscriptions(db), await jobs(db)]).toEqual([0, []]);

		await lab.save(silent, join(folder, '../den-stille-halvtimen/sound.mp3'));
		expect(await jobs(db)).toContain(`transcribe:${id}`);
		lab.instead = async () => [{ startMs: 0, endMs: 9000, text: 'Noe ganske annet.' }];
		await transcribeCaseInJob(db, lab, id);
		expect(wordsOf(await openTranscript(db, id))).toBe('Noe ganske annet.');

		const corrected: Transcript = { language: 'nb', turns: [{ kind: 'speech', text: 'Noe ganske annet.' }] };
		expect((await lab.save({ ...silent, transcript: corrected })).outcome).toBe('changed');
		expect(await openTranscript(db, id)).toEqual(corrected);
		await expect(transcribeCase(db, lab, id)).rejects.toThrow(Conflict);
		expect(await queueTranscriptions(db)).toBe(0);
	},
);

test.runIf(hasTools)('a text that somebody brings meanwhile stays', async ({ db, lab }) => {
	const { id } = await lab.save(silent);
	const typed = written && withoutTimes(written);
	lab.instead = async () => {
		await lab.save({ ...silent, ...(typed && { transcript: typed }) });
		return spoken();
	};
	await expect(transcribeCase(db, lab, id)).rejects.toThrow(/somebody wrote/);
	expect(await openTranscript(db, id)).toEqual(typed);
});

test.runIf(hasTools)('sound without words is told, and not listened to again', async ({ db, lab }) => {
	const { id } = await lab.save(silent);
	lab.instead = async () => [{ startMs: 0, endMs: 9000, text: '[Musikk]' }];
	await expect(transcribeCase(db, lab, id)).rejects.toThrow(Invalid);
	await transcribeCaseInJob(db, lab, id);
	expect(lab.heard).toHaveLength(1);
	await jobs(db);
	expect([await queueTranscriptions(db), await openTranscript(db, id)]).toEqual([0, undefined]);
});

test.runIf(hasTools)(
	'an engine that breaks down or is stopped leaves the case as it was, to be tried again',
	async ({ db, lab }) => {
		const { id } = await lab.save(silent);
		lab.instead = async () => Promise.reject(new Error('Out of memory.'));
		await expect(transcribeCaseInJob(db, lab, id)).rejects.toThrow('Out of memory.');
		const stop = new AbortController();
		lab.instead = async ({ signal }) => {
			stop.abort();
			signal?.throwIfAborted();
			return spoken();
		};
		await expect(transcribeCaseInJob(db, lab, id, stop.signal)).rejects.toThrow(/abort/);
		await jobs(db);
		expect([await queueTranscriptions(db), await jobs(db)]).toEqual([1, [`transcribe:${id}`]]);
	},
);

test('a case with a text, or without sound, is not listened to', async ({ db, lab }) => {
	const { id } = await lab.save({ ...silent, transcript: { language: 'nb', turns: [{ kind: 'speech', text: 'Hei.' }] } });
	const mute = await lab.save({ ...silent, case: { ...silent.case, guid: 'mute', title: 'Stum' }, media: [] });
	expect((await jobs(db)).filter((key) => key.startsWith('transcribe'))).toEqual([]);
	await expect(transcribeCase(db, lab, mute.id)).rejects.toThrow(NotFound);
	for (const each of [id, mute.id, 999_999]) await transcribeCaseInJob(db, lab, each);
	expect(lab.heard).toEqual([]);
});
