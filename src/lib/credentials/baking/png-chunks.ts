import { crc32 } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A chunk of a PNG: its type, its data, and all its bytes. */
export interface Chunk {
	type: string;
	data: Buffer;
	whole: Buffer;
}

/** Whether bytes begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
	return signature.equals(bytes.subarray(0, signature.length));
}

/** The chunks of a PNG, as far as they are whole (PNG, section 5.3). */
export function* readChunks(png: Uint8Array): Generator<Chunk> {
	const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
	for (let at = signature.length; at + 12 <= bytes.length; ) {
		const end = at + 12 + bytes.readUInt32BE(at);
		if (end > bytes.length) return;
		yield {
			type: bytes.toString('latin1', at + 4, at + 8),
			data: bytes.subarray(at + 8, end - 4),
			whole: bytes.subarray(at, end),
		};
		at = end;
	}
}

/** A PNG of these chunks. */
export function joinChunks(chunks: Iterable<Uint8Array>): Buffer {
	return Buffer.concat([signature, ...chunks]);
}

/** A chunk with its length before and its checksum behind. */
export function makeChunk(type: string, data: Uint8Array): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	checksum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, checksum]);
}
