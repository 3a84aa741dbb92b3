import { inflateRawSync } from 'node:zlib';
import { Invalid } from '#lib/platform/errors.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

interface Entry {
	flags: number;
	method: number;
	compressed: number;
	size: number;
	offset: number;
}

/**
 * One file of a ZIP archive (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), undefined when it is not
 * there. Never more than `mostBytes` are unpacked, whatever the archive says of its size.
 * @throws Invalid when the archive is broken, encrypted, or the file larger
 */
export function unzipFile(archive: Uint8Array, name: string, mostBytes: number): Uint8Array | undefined {
	const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
	try {
		const entry = findEntry(archive, view, name);
		return entry && unpack(archive, view, entry, mostBytes);
	} catch (error) {
		if (error instanceof Invalid) throw error;
		if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(mostBytes);
		throw new Invalid('The file is damaged: its packed contents cannot be read. Save it anew.');
	}
}

function findEntry(archive: Uint8Array, view: DataView, name: string): Entry | undefined {
	const end = findEnd(view);
	let at = view.getUint32(end + 16, true);
	const decoder = new TextDecoder();
	for (let left = view.getUint16(end + 10, true); left > 0; left--) {
		if (view.getUint32(at, true) !== ENTRY) throw new RangeError('no entry');
		const nameLength = view.getUint16(at + 28, true);
		const from = at + ENTRY_BYTES;
		if (decoder.decode(archive.subarray(from, from + nameLength)) === name) return readEntry(view, at);
		at = from + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return undefined;
}

function findEnd(view: DataView): number {
	const last = view.byteLength - END_BYTES;
	for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) if (view.getUint32(at, true) === END) return at;
	throw new Invalid('The file is no ZIP archive, or only a part of one. Save it anew, or in another format.');
}

function readEntry(view: DataView, at: number): Entry {
	return {
		flags: view.getUint16(at + 8, true),
		method: view.getUint16(at + 10, true),
		compressed: view.getUint32(at + 20, true),
		size: view.getUint32(at + 24, true),
		offset: view.getUint32(at + 42, true),
	};
}

function unpack(archive: Uint8Array, view: DataView, entry: Entry, mostBytes: number): Uint8Array {
	if (entry.flags & ENCRYPTED) throw new Invalid('The file is encrypted. Save it without a password.');
	if (entry.size > mostBytes) throw tooLarge(mostBytes);
	if (view.getUint32(entry.offset, true) !== LOCAL) throw new RangeError('no file');
	const from = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
	const packed = archive.subarray(from, from + entry.compressed);
	if (entry.method === STORED) return packed;
	if (entry.method === DEFLATED) return inflateRawSync(packed, { maxOutputLength: mostBytes });
	throw new RangeError('unknown method');
}

function tooLarge(mostBytes: number): Invalid {
	return new Invalid(`The file unpacks to more than ${mostBytes / 1_000_000} MB, so it was not read.`);
}
