import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline as connect } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { staysInside } from '../../folder/file-names.ts';
import { Unreadable } from '../../imports.ts';
import { say } from '../say.ts';
import { type ArchiveEntry, listArchive, readAt } from './list-archive.server.ts';

export interface ArchiveLimits {
	/** The most that all files may come to, unpacked. */
	mostBytes: number;
	/** Whether a file is wanted; all are, unless told. */
	wants?: (name: string) => boolean;
}

const localMark = 0x04034b50;
const localBytes = 30;
const [stored, deflated] = [0, 8];
const pieceBytes = 256 * 1024;

/**
 * Unpacks a ZIP archive into a folder and says which files came out. The whole archive is refused when a name leads out of the
 * folder, stands twice or is a link, when it is encrypted, or unpacks to more than is allowed or than it says.
 */
export async function extractArchive(path: string, folder: string, limits: ArchiveLimits): Promise<string[]> {
	const file = await open(path);
	try {
		const entries = (await listArchive(file)).filter(({ name }) => isFile(name) && (limits.wants?.(name) ?? true));
		refuseDangerous(entries, limits.mostBytes);
		for (const entry of entries) await extract(file, entry, join(folder, entry.name));
		return entries.map(({ name }) => name);
	} finally {
		await file.close();
	}
}

/** What systems put beside people's files is none of theirs. */
function isFile(name: string): boolean {
	return !name.endsWith('/') && !/(^|\/)(__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini)(\/|$)/.test(name);
}

function refuseDangerous(entries: readonly ArchiveEntry[], mostBytes: number): void {
	const seen = new Set<string>();
	for (const { name, isLink, isEncrypted } of entries) {
		const shown = { name: name.slice(0, 120) };
		if (!staysInside(name) || name.split('/').some((part) => Buffer.byteLength(part) > 200))
			throw new Unreadable(say('zipPath', shown));
		if (isLink) throw new Unreadable(say('zipLink', shown));
		if (isEncrypted) throw new Unreadable(say('zipEncrypted'));
		const folded = name.toLowerCase();
		if (seen.has(folded)) throw new Unreadable(say('zipTwice', shown));
		seen.add(folded);
	}
	for (const name of seen)
		for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1))
			if (seen.has(name.slice(0, at))) throw new Unreadable(say('zipTwice', { name: name.slice(0, at) }));
	if (entries.reduce((sum, { bytes }) => sum + bytes, 0) > mostBytes)
		throw new Unreadable(say('zipTooLarge', { megabytes: Math.round(mostBytes / 1_000_000) }));
}

async function extract(file: FileHandle, entry: ArchiveEntry, path: string): Promise<void> {
	const head = await readAt(file, entry.offset, localBytes);
	if (head.readUInt32LE(0) !== localMark) throw new Unreadable(say('zipDamaged'));
	const start = entry.offset + localBytes + head.readUInt16LE(26) + head.readUInt16LE(28);
	await mkdir(dirname(path), { recursive: true });
	try {
		const source = unpacked(packed(file, start, entry), entry);
		await pipeline(checked(source, entry), createWriteStream(path, { flags: 'wx' }));
	} catch (error) {
		await rm(path, { force: true });
		if (error instanceof Unreadable) throw error;
		const { code = '' } = error as NodeJS.ErrnoException;
		if (code.startsWith('Z_')) throw new Unreadable(say('zipDamaged'));
		throw error;
	}
}

async function* packed(file: FileHandle, start: number, { packedBytes }: ArchiveEntry): AsyncGenerator<Buffer> {
	for (let at = 0; at < packedBytes; at += pieceBytes)
		yield await readAt(file, start + at, Math.min(pieceBytes, packedBytes - at));
}

function unpacked(source: AsyncIterable<Buffer>, { method }: ArchiveEntry): AsyncIterable<Buffer> {
	if (method === stored) return source;
	if (method !== deflated) throw new Unreadable(say('zipDamaged'));
	return connect(source, createInflateRaw(), () => {});
}

/** Passes on what an entry holds, and not a byte more than it says. */
async function* checked(chunks: AsyncIterable<Buffer>, { bytes, crc }: ArchiveEntry): AsyncGenerator<Buffer> {
	let [left, sum] = [bytes, 0];
	for await (const chunk of chunks) {
		left -= chunk.length;
		if (left < 0) throw new Unreadable(say('zipDamaged'));
		sum = crc32(chunk, sum);
		yield chunk;
	}
	if (left !== 0 || sum !== crc) throw new Unreadable(say('zipDamaged'));
}
