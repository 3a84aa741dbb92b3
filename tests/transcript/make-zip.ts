import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive; `claimedBytes` is what the archive says of its size, where that is to be wrong. */
export interface ZipFile {
	name: string;
	bytes: Uint8Array;
	claimedBytes?: number;
}

/** Makes a ZIP archive as a word processor does. */
export function makeZip(files: readonly ZipFile[]): Uint8Array {
	const parts: Buffer[] = [];
	const entries: Buffer[] = [];
	let offset = 0;
	for (const { name, bytes, claimedBytes = bytes.length } of files) {
		const packed = deflateRawSync(bytes);
		const facts = Buffer.alloc(26);
		facts.writeUInt16LE(20, 0);
		facts.writeUInt16LE(8, 4);
		facts.writeUInt32LE(crc32(bytes), 10);
		facts.writeUInt32LE(packed.length, 14);
		facts.writeUInt32LE(claimedBytes, 18);
		facts.writeUInt16LE(Buffer.byteLength(name), 22);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(offset, 10);
		const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), packed]);
		entries.push(Buffer.from('PK\x01\x02\x14\x00'), facts, place, Buffer.from(name));
		parts.push(local);
		offset += local.length;
	}
	const directory = Buffer.concat(entries);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(files.length, 4);
	end.writeUInt16LE(files.length, 6);
	end.writeUInt32LE(directory.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06'), end]);
}

/** A Word document with this `document.xml`. */
export function makeDocx(xml: string | Uint8Array, claimedBytes?: number): Uint8Array {
	const relations =
		'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ' +
		'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
	return makeZip([
		{ name: '_rels/.rels', bytes: Buffer.from(relations) },
		{ name: 'word/document.xml', bytes: Buffer.from(xml), claimedBytes },
	]);
}
