import type { FileHandle } from 'node:fs/promises';
import { Unreadable } from '../../imports.ts';
import { say } from '../say.ts';

/** A file in a ZIP archive, as the archive's directory tells of it. */
export interface ArchiveEntry {
	name: string;
	isEncrypted: boolean;
	isLink: boolean;
	method: number;
	crc: number;
	packedBytes: number;
	bytes: number;
	offset: number;
}

const endMark = Buffer.from('PK\x05\x06', 'latin1');
const entryMark = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;
const longestEnd = endBytes + 65_535;
/** In the upper half of the external attributes an archive made on Unix has the file's mode. */
const unixKind = 0o170000;
const unixLink = 0o120000;

/** More files than these are no folder of cases; also so many is the most that a plain archive (no ZIP64) may hold. */
const mostEntries = 20_000;
const largestDirectory = 16_000_000;

/**
 * Lists a ZIP archive (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT) by its directory, without reading what it
 * holds. Throws Unreadable for what is none.
 */
export async function listArchive(file: FileHandle): Promise<ArchiveEntry[]> {
	const { size } = await file.stat();
	const tail = await readAt(file, Math.max(0, size - longestEnd), Math.min(size, longestEnd));
	const at = tail.lastIndexOf(endMark);
	if (at < 0 || at + endBytes > tail.length) throw new Unreadable(say('notZip'));
	const [count, length, from] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
	if (count > mostEntries) throw new Unreadable(say('zipTooMany', { most: mostEntries }));
	if (length > largestDirectory || from + length > size) throw new Unreadable(say('zipDamaged'));
	return readEntries(await readAt(file, from, length), count);
}

function readEntries(directory: Buffer, count: number): ArchiveEntry[] {
	const entries: ArchiveEntry[] = [];
	let at = 0;
	while (entries.length < count) {
		if (at + entryBytes > directory.length || directory.readUInt32LE(at) !== entryMark) throw new Unreadable(say('zipDamaged'));
		const nameLength = directory.readUInt16LE(at + 28);
		entries.push(readEntry(directory, at, nameLength));
		at += entryBytes + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
	}
	return entries;
}

function readEntry(directory: Buffer, at: number, nameLength: number): ArchiveEntry {
	const name = directory.subarray(at + entryBytes, at + entryBytes + nameLength);
	return {
		name: name.toString('utf8').normalize('NFC'),
		isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
		isLink: ((directory.readUInt32LE(at + 38) >>> 16) & unixKind) === unixLink,
		method: directory.readUInt16LE(at + 10),
		crc: directory.readUInt32LE(at + 16),
		packedBytes: directory.readUInt32LE(at + 20),
		bytes: directory.readUInt32LE(at + 24),
		offset: directory.readUInt32LE(at + 42),
	};
}

/** Throws Unreadable where the archive ends too early. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
	const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
	if (bytesRead < length) throw new Unreadable(say('zipDamaged'));
	return buffer;
}
