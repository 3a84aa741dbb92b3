import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { IndexDamaged, syncFolder, writeDurably } from './durable-file.ts';
import { format } from './segment.ts';

/** The one file that says which others are the index. It is replaced whole, so the index changes all at once. */
export interface Manifest {
	format: number;
	/** The version of the analysis that made the terms. */
	analyser: string;
	segments: SegmentEntry[];
}

export interface SegmentEntry {
	file: string;
	deletes?: { file: string; sum: number };
}

export const manifestFile = 'manifest';

/** The index's manifest; undefined when there is none. Throws `IndexDamaged` when its bytes are not what was written. */
export function readManifest(folder: string): Manifest | undefined {
	let text: string;
	try {
		text = readFileSync(join(folder, manifestFile), 'latin1');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
	const [sum, body = ''] = text.split('\n', 2);
	const bytes = Buffer.from(body, 'latin1');
	if (text !== `${sum}\n${body}` || checksum(bytes) !== sum) throw new IndexDamaged("The search index's manifest is damaged.");
	return JSON.parse(bytes.toString()) as Manifest;
}

/** Makes other files the index; they are safe on disk, and their names are made so first. */
export function writeManifest(folder: string, manifest: Omit<Manifest, 'format'>): void {
	syncFolder(folder);
	const body = Buffer.from(JSON.stringify({ format, ...manifest }));
	writeDurably(join(folder, manifestFile), Buffer.concat([Buffer.from(`${checksum(body)}\n`), body]));
}

/** All files that the manifest names. */
export function filesOf({ segments }: Pick<Manifest, 'segments'>): Set<string> {
	return new Set(segments.flatMap(({ file, deletes }) => (deletes ? [file, deletes.file] : [file])));
}

function checksum(bytes: Uint8Array): string {
	return crc32(bytes).toString(16).padStart(8, '0');
}
