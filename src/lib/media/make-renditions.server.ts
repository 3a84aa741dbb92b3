import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '#lib/platform/db.ts';
import { Invalid, isExpected } from '#lib/platform/errors.ts';
import { onceASecond } from '#lib/platform/once-a-second.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { findSource, noteFacts, noteProgress, noteState, type Source } from './find-source.server.ts';
import type { Tools } from './find-tools.server.ts';
import { measureSound } from './measure-sound.server.ts';
import { encodePeaks } from './peaks.ts';
import { type MediaFacts, probeMedia } from './probe-media.server.ts';
import { removeRenditionsOf } from './remove-renditions.server.ts';
import { plannedKinds, planOutput, type RenditionKind, renditionForms } from './rendition-plan.ts';
import type { SoundMeasure } from './sound-measure.ts';
import { cook } from './tools/cook.server.ts';
import { longestMs } from './tools/recipe.ts';
import { fetchFromStorage, openWorkFolder } from './work-folder.server.ts';

/** What the work on sound and video needs. */
export interface MediaWorkshop {
	storage: Storage;
	tools: Tools;
	/** Where files lie while they are worked on. */
	workDir: string;
}

/**
 * Makes what is missing of a stored recording's renditions, and keeps where it is in `media.sources`. A recording that
 * cannot be read is refused once and for all, with the sentence; for anything else this throws and may be called again.
 */
export async function makeRenditions(db: Db, workshop: MediaWorkshop, sha256: string, signal?: AbortSignal): Promise<void> {
	const source = await findSource(db, sha256);
	if (!source) return;
	try {
		await noteState(db, sha256, 'working');
		await using folder = await openWorkFolder(workshop.workDir, sha256);
		await makeAll(db, workshop, source, folder.path, signal);
		await noteState(db, sha256, 'ready');
		await pagesChanged(db, source.tags);
	} catch (error) {
		await noteFailure(db, sha256, error, signal);
	}
	// The last case that had it may have gone meanwhile.
	await removeRenditionsOf(db, workshop.storage, [sha256]);
}

async function noteFailure(db: Db, sha256: string, error: unknown, signal?: AbortSignal): Promise<void> {
	if (signal?.aborted) await noteState(db, sha256, 'waiting');
	else await noteState(db, sha256, isExpected(error) ? 'refused' : 'failed', (error as Error).message);
	if (!isExpected(error)) throw error;
}

async function makeAll(db: Db, workshop: MediaWorkshop, source: Source, folder: string, signal?: AbortSignal): Promise<void> {
	const { storage, tools } = workshop;
	const path = join(folder, 'recording');
	await fetchFromStorage(storage, source.storageKey, source.sha256, path, signal);
	const facts = await probeMedia(tools, path, signal);
	refuseUnfit(facts);
	const kinds = plannedKinds(facts, source.soundIsElsewhere).filter((kind) => !source.made.includes(kind));
	const say = createProgress(db, source.sha256, kinds, facts.statedDurationMs);
	const measure = facts.sound && (await measureSound(tools, path, facts.type, { signal, onProgress: say('peaks') }));
	await noteFacts(db, source.sha256, facts, measure);
	for (const kind of kinds) {
		const made = join(folder, renditionForms[kind].name);
		if (!(await makeFile(tools, kind, { path, facts, measure, made, say: say(kind), signal }))) continue;
		const checked = await checkFile(tools, kind, made, measure?.durationMs ?? facts.statedDurationMs);
		await keepRendition(db, storage, source.sha256, kind, made, checked);
	}
}

/** Refuses by the head alone what would take hours of work and come to nothing. */
function refuseUnfit({ picture, statedDurationMs = 0 }: MediaFacts): void {
	if (statedDurationMs > longestMs)
		throw new Invalid('The recording says that it is longer than 12 hours. Cut it into parts.', 'media');
	if (picture && picture.width > 0 && Math.min(picture.width, picture.height) < 16) {
		throw new Invalid(
			`The video is ${picture.width} × ${picture.height} pixels, too small to see. Give another copy of it.`,
			'media',
		);
	}
}

interface Making {
	path: string;
	facts: MediaFacts;
	measure: SoundMeasure | undefined;
	/** Where the file is to be. */
	made: string;
	say: (doneMs: number) => void;
	signal: AbortSignal | undefined;
}

/** Whether it could be made with the tools that there are. */
async function makeFile(
	tools: Tools,
	kind: RenditionKind,
	{ path, facts, measure, made, say, signal }: Making,
): Promise<boolean> {
	if (kind === 'peaks') {
		if (measure) await writeFile(made, encodePeaks(measure.peaks));
		return measure !== undefined;
	}
	if (tools.kind === 'none') return false;
	const output = planOutput(kind, facts, measure?.loudnessLufs, made);
	await cook(tools, { input: { path, demuxer: facts.type.demuxer }, outputs: [output] }, { signal, onProgress: say });
	return true;
}

/** Looks at what was made before anybody gets it; returns how long it plays. */
async function checkFile(tools: Tools, kind: RenditionKind, path: string, wantedMs: number | undefined): Promise<number | null> {
	if ((await stat(path)).size === 0) throw new Error(`Making ${renditionForms[kind].name} gave an empty file.`);
	if (kind === 'peaks' || kind === 'poster') return null;
	const { statedDurationMs = 0 } = await probeMedia(tools, path);
	if (wantedMs && Math.abs(statedDurationMs - wantedMs) > Math.max(2000, wantedMs / 100)) {
		throw new Error(`Making ${renditionForms[kind].name} gave ${statedDurationMs} ms of ${wantedMs} ms.`);
	}
	return statedDurationMs;
}

/** Nobody is given the file before its row is there, and the row comes when the storage has all of the file. */
async function keepRendition(
	db: Db,
	storage: Storage,
	sha256: string,
	kind: RenditionKind,
	path: string,
	durationMs: number | null,
): Promise<void> {
	const { name, mimeType } = renditionForms[kind];
	const key = `${sha256.slice(0, 2)}/${sha256}/${name}`;
	const put = await storage.put(key, createReadStream(path));
	const { size } = await stat(path);
	if (put.bytes !== size || (await storage.stat(key))?.bytes !== size) throw new Error(`The storage did not take all of ${key}.`);
	const row = { source_sha256: sha256, kind, storage_key: key, mime_type: mimeType, duration_ms: durationMs, ...put };
	await db
		.insertInto('media.renditions')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Turns how far each step is into one percentage, written down at most once a second. */
function createProgress(db: Db, sha256: string, kinds: readonly RenditionKind[], durationMs = 0) {
	const steps: RenditionKind[] = [...new Set(['peaks' as const, ...kinds])];
	const note = onceASecond((percent: number) => {
		noteProgress(db, sha256, percent).catch(() => undefined);
	});
	return (kind: RenditionKind) => (doneMs: number) => {
		if (durationMs === 0) return;
		const share = Math.min(1, doneMs / durationMs);
		note(Math.min(99, Math.floor(((steps.indexOf(kind) + share) * 100) / steps.length)));
	};
}
