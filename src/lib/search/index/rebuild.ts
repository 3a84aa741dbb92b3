import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Conflict, Invalid } from '../../platform/errors.ts';
import { SegmentBuilder } from './build-segment.ts';
import type { CaseDocument } from './case-document.ts';
import { lockFolder } from './folder-lock.ts';
import { filesOf, writeManifest } from './manifest.ts';
import { mostTurns } from './merge-policy.ts';
import { mergeSegments } from './merge-segments.ts';
import { openSegment } from './open-segment.ts';
import { removeStrays, segmentName } from './open-writer.ts';
import { randomName } from './random-name.ts';
import { closeSegments } from './snapshot.ts';

/** So many postings are collected in memory, some 30 bytes each, before they are written. */
const mostPostings = 8_000_000;

/**
 * Builds a new index beside the one in the folder and puts it in its place. Until then the old one serves and may be
 * written to; the caller compares `versions` afterwards and repeats what changed meanwhile. Writers have to close within
 * a minute from when it is built: until then the folder is theirs.
 */
export async function rebuild(
	folder: string,
	source: AsyncIterable<CaseDocument> | Iterable<CaseDocument>,
	{ analyser, postingsInMemory }: { analyser: string; postingsInMemory?: number },
): Promise<void> {
	const site = openSite(folder);
	try {
		await publish(folder, analyser, site.folder, await buildSegments(site.folder, source, postingsInMemory));
	} finally {
		site.close();
	}
}

/** A folder of its own to build in; writers leave it alone as long as this process lives. */
export function openSite(folder: string): { folder: string; close(): void } {
	mkdirSync(folder, { recursive: true });
	const site = join(folder, `rebuild-${randomName()}`);
	const unlock = lockFolder(site);
	return {
		folder: site,
		close() {
			unlock();
			rmSync(site, { recursive: true, force: true });
		},
	};
}

/** Writes cases as segments, as few as their size allows; returns their files. Several threads may do so in one site. */
export async function buildSegments(
	site: string,
	source: AsyncIterable<CaseDocument> | Iterable<CaseDocument>,
	postingsInMemory = mostPostings,
): Promise<string[]> {
	const known = new Set<number>();
	const built: Built[] = [];
	let builder = new SegmentBuilder();
	const write = () => {
		const file = segmentName();
		built.push({ file, turns: builder.write(join(site, file)).turns });
		builder = new SegmentBuilder();
	};
	for await (const document of source) {
		if (known.has(document.caseId)) throw new Invalid(`Case ${document.caseId} comes twice in the source of the search index.`);
		known.add(document.caseId);
		builder.add(document);
		if (builder.postings >= postingsInMemory) write();
	}
	if (builder.cases > 0) write();
	return (await joinSegments(site, built)).map(({ file }) => file);
}

interface Built {
	file: string;
	turns: number;
}

/** So many segments at most are open at once while they are joined: each holds its dictionary in memory. */
const mostOpen = 12;

/** Joins neighbours, a few at a time, up to the size that a segment may have. */
async function joinSegments(site: string, built: Built[]): Promise<Built[]> {
	const heaps: Built[][] = [];
	for (const one of built) {
		const heap = heaps.at(-1);
		const turns = one.turns + (heap?.reduce((sum, { turns }) => sum + turns, 0) ?? 0);
		if (heap && heap.length < mostOpen && turns <= mostTurns) heap.push(one);
		else heaps.push([one]);
	}
	const joined: Built[] = [];
	for (const heap of heaps) joined.push(await joinHeap(site, heap));
	return joined.length < built.length ? joinSegments(site, joined) : joined;
}

async function joinHeap(site: string, heap: Built[]): Promise<Built> {
	const [first] = heap;
	if (first && heap.length === 1) return first;
	const segments = heap.map(({ file }) => openSegment(site, file));
	const file = segmentName();
	const { turns } = await mergeSegments(join(site, file), segments);
	closeSegments(segments, []);
	for (const { file } of heap) rmSync(join(site, file));
	return { file, turns };
}

/** Puts built segments in the place of whatever is in the folder. */
export async function publish(folder: string, analyser: string, site: string, files: string[]): Promise<void> {
	const unlock = await lockPatiently(folder);
	try {
		for (const file of files) renameSync(join(site, file), join(folder, file));
		const segments = files.map((file) => ({ file }));
		writeManifest(folder, { analyser, segments });
		removeStrays(folder, filesOf({ segments }));
	} finally {
		unlock();
	}
}

/** Waits for a writer to be done, but not for ever. */
async function lockPatiently(folder: string): Promise<() => void> {
	for (let tries = 0; ; tries++) {
		try {
			return lockFolder(folder);
		} catch (error) {
			if (!(error instanceof Conflict) || tries === 600) throw error;
		}
		await sleep(100);
	}
}
