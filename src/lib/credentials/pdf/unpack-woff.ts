import { inflateSync } from 'node:zlib';

const headerBytes = 44;
const entryBytes = 20;

/**
 * A WOFF file as the OpenType font that is packed in it (WOFF 1.0, section 4). pdfkit reads WOFF too, but unpacks it in
 * JavaScript, which takes longer than all the rest of a certificate.
 */
export function unpackWoff(woff: Buffer): Buffer {
	const count = woff.readUInt16BE(12);
	const head = Buffer.alloc(12 + 16 * count);
	const power = 2 ** Math.floor(Math.log2(count));
	head.writeUInt32BE(woff.readUInt32BE(4), 0);
	head.writeUInt16BE(count, 4);
	head.writeUInt16BE(power * 16, 6);
	head.writeUInt16BE(Math.log2(power), 8);
	head.writeUInt16BE((count - power) * 16, 10);
	const parts: Uint8Array[] = [head];
	let end = head.length;
	for (let i = 0; i < count; i++) {
		const entry = headerBytes + i * entryBytes;
		const table = unpackTable(woff, entry);
		woff.copy(head, 12 + 16 * i, entry, entry + 4);
		woff.copy(head, 16 + 16 * i, entry + 16, entry + 20);
		head.writeUInt32BE(end, 20 + 16 * i);
		head.writeUInt32BE(table.length, 24 + 16 * i);
		const padding = Buffer.alloc(-table.length & 3);
		parts.push(table, padding);
		end += table.length + padding.length;
	}
	return Buffer.concat(parts);
}

/** A table is packed only where that makes it smaller. */
function unpackTable(woff: Buffer, entry: number): Buffer {
	const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
	const bytes = woff.subarray(offset, offset + packed);
	return packed < length ? inflateSync(bytes) : bytes;
}
