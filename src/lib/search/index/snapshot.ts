import { closeSync } from 'node:fs';
import { readDeletes } from './deletes-file.ts';
import { IndexDamaged } from './durable-file.ts';
import { countLive } from './live-counts.ts';
import { type Manifest, readManifest, type SegmentEntry } from './manifest.ts';
import { openSegment } from './open-segment.ts';
import { format, type Segment } from './segment.ts';

/** The index as one manifest has it. */
export interface Snapshot {
	analyser: string;
	entries: SegmentEntry[];
	segments: Segment[];
}

/**
 * Opens what the manifest names, and takes over what is open already; undefined when there is no index. Files that
 * a writer takes away meanwhile are looked for again in its next manifest.
 */
export function openSnapshot(folder: string, open: Segment[] = []): Snapshot | undefined {
	for (let manifest = readManifest(folder); ; ) {
		if (!manifest) return undefined;
		if (manifest.format !== format) throw new IndexDamaged(`The search index in ${folder} has format ${manifest.format}.`);
		const opened: Segment[] = [];
		try {
			for (const entry of manifest.segments) opened.push(openEntry(folder, entry, open));
			return { analyser: manifest.analyser, entries: manifest.segments, segments: opened };
		} catch (error) {
			closeSegments(opened, open);
			const next = readManifest(folder);
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
			if (same(manifest, next)) throw new IndexDamaged(`A file of the search index in ${folder} is missing: ${error}`);
			manifest = next;
		}
	}
}

function openEntry(folder: string, { file, deletes }: SegmentEntry, open: Segment[]): Segment {
	const known = open.find((segment) => segment.file === file);
	if (known && known.deletesFile === deletes?.file) return known;
	// Read first, so that nothing is left open when it is not there.
	const deleted = deletes && readDeletes(folder, deletes.file, deletes.sum);
	const segment = known ?? openSegment(folder, file);
	return deleted ? { ...segment, ...countLive(segment, deleted) } : segment;
}

/** Closes segments, except those that others still have. */
export function closeSegments(segments: Segment[], except: Segment[]): void {
	const kept = new Set(except.map(({ fd }) => fd));
	for (const { fd } of segments) if (!kept.has(fd)) closeSync(fd);
}

function same(one: Manifest, other: Manifest | undefined): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
