import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SegmentBuilder } from './build-segment.ts';
import type { CaseDocument } from './case-document.ts';
import { holdsCase, withoutCases } from './delete-cases.ts';
import { writeDeletes } from './deletes-file.ts';
import { isLock, lockFolder } from './folder-lock.ts';
import { filesOf, manifestFile, type SegmentEntry, writeManifest } from './manifest.ts';
import { chooseMerge } from './merge-policy.ts';
import { mergeSegments } from './merge-segments.ts';
import { openSegment } from './open-segment.ts';
import { randomName } from './random-name.ts';
import type { Segment } from './segment.ts';
import { closeSegments, openSnapshot } from './snapshot.ts';

/** A segment with what the manifest says of it. */
interface Part {
	entry: SegmentEntry;
	segment: Segment;
}

/** Changes an index. Nothing is to be found before `commit`; then all of it is, in every process that refreshes. */
export class IndexWriter {
	readonly #folder: string;
	readonly #analyser: string;
	readonly #unlock: () => void;
	#parts: Part[];
	/** What to index anew, and what to remove: null. */
	#pending = new Map<number, CaseDocument | null>();
	/** The file that a merge is writing, the cases that have changed since it began, and its end. */
	#merging: { file: string; changed: Set<number>; end: PromiseWithResolvers<void> } | undefined;

	constructor(folder: string, analyser: string, unlock: () => void, parts: Part[]) {
		this.#folder = folder;
		this.#analyser = analyser;
		this.#unlock = unlock;
		this.#parts = parts;
	}

	/** Puts cases in the place of their former versions. They stay in memory until they are committed. */
	upsert(cases: Iterable<CaseDocument>): void {
		for (const document of cases) this.#pending.set(document.caseId, document);
	}

	remove(caseIds: Iterable<number>): void {
		for (const caseId of caseIds) this.#pending.set(caseId, null);
	}

	/** Makes what was asked for since the last time durable and findable, all at once. */
	commit(): void {
		if (this.#pending.size === 0) return;
		const changed = new Set(this.#pending.keys());
		const parts = this.#without(this.#parts, changed);
		const builder = new SegmentBuilder();
		for (const document of this.#pending.values()) if (document) builder.add(document);
		if (builder.cases > 0) parts.push(this.#write((path) => builder.write(path)));
		this.#publish(parts);
		for (const caseId of changed) this.#merging?.changed.add(caseId);
		this.#pending = new Map();
	}

	/** Joins segments when there are many, or all of them; one can commit meanwhile. Says whether there was anything to do. */
	async merge(which: 'due' | 'all' = 'due'): Promise<boolean> {
		if (this.#merging) return false;
		const chosen = which === 'all' ? this.#parts : chooseMerge(this.#parts);
		if (chosen.length === 0 || (chosen.length === 1 && !chosen[0]?.segment.dead)) return false;
		const merging = { file: segmentName(), changed: new Set<number>(), end: Promise.withResolvers<void>() };
		const { file, changed } = merging;
		this.#merging = merging;
		try {
			await mergeSegments(
				join(this.#folder, file),
				chosen.map(({ segment }) => segment),
			);
			const merged = { entry: { file }, segment: openSegment(this.#folder, file) };
			const now = new Set(chosen.map(({ segment }) => segment.file));
			const others = this.#parts.filter(({ segment }) => !now.has(segment.file));
			this.#publish([...this.#without([merged], changed), ...others], [merged]);
			return true;
		} finally {
			this.#merging = undefined;
			merging.end.resolve();
		}
	}

	/** Lets another process write, after a merge that is under way. What is not committed is forgotten. */
	async close(): Promise<void> {
		if (this.#merging) await this.#merging.end.promise;
		closeSegments(
			this.#parts.map(({ segment }) => segment),
			[],
		);
		this.#unlock();
	}

	#write(write: (path: string) => void): Part {
		const file = segmentName();
		write(join(this.#folder, file));
		return { entry: { file }, segment: openSegment(this.#folder, file) };
	}

	/** The same parts without some cases; those that have nothing left are left out. */
	#without(parts: Part[], caseIds: Set<number>): Part[] {
		return parts
			.map((part) => {
				if (!holdsCase(part.segment, caseIds)) return part;
				const { segment, deletes } = withoutCases(part.segment, caseIds);
				if (segment.liveCases === 0) return { entry: part.entry, segment };
				return { entry: { file: part.entry.file, deletes: writeDeletes(this.#folder, deletes) }, segment };
			})
			.filter(({ segment }) => segment.liveCases > 0);
	}

	#publish(parts: Part[], alsoOpen: Part[] = []): void {
		const segments = parts.map(({ entry }) => entry);
		writeManifest(this.#folder, { analyser: this.#analyser, segments });
		closeSegments(
			[...this.#parts, ...alsoOpen].map(({ segment }) => segment),
			parts.map(({ segment }) => segment),
		);
		this.#parts = parts;
		removeStrays(this.#folder, filesOf({ segments }).add(this.#merging?.file ?? ''));
	}
}

/**
 * Opens an index for writing, or begins one. Throws `Conflict` when somebody else writes, `IndexDamaged` when it has to be
 * rebuilt first. One that another version of the analyser made stays that version's: it serves until it is rebuilt.
 */
export function openWriter(folder: string, { analyser }: { analyser: string }): IndexWriter {
	const unlock = lockFolder(folder);
	try {
		const snapshot = openSnapshot(folder);
		const entries = snapshot?.entries ?? [];
		removeStrays(folder, filesOf({ segments: entries }));
		const parts = entries.map((entry, i) => ({ entry, segment: snapshot?.segments[i] as Segment }));
		return new IndexWriter(folder, snapshot?.analyser ?? analyser, unlock, parts);
	} catch (error) {
		unlock();
		throw error;
	}
}

export function segmentName(): string {
	return `${randomName()}.segment`;
}

/** Removes what no manifest names: left by a writer that was killed, or not needed any more. Who has it open keeps it. */
export function removeStrays(folder: string, named: Set<string>): void {
	for (const name of readdirSync(folder)) {
		const path = join(folder, name);
		if (named.has(name) || name === manifestFile || isLock(path)) continue;
		rmSync(path, { recursive: true, force: true });
	}
}
