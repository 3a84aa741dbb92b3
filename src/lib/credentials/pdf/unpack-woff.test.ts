import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { unpackWoff } from './unpack-woff.ts';

/** A table's checksum: the sum of its words (OpenType, "Calculating checksums"). */
function checksum(table: Buffer): number {
	const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
	let sum = 0;
	for (let i = 0; i < padded.length; i += 4) sum = (sum + padded.readUInt32BE(i)) >>> 0;
	return sum;
}

test('every table of an unpacked font is where its directory says, and whole', () => {
	const file = createRequire(import.meta.url).resolve('@fontsource/newsreader/files/newsreader-latin-400-normal.woff');
	const font = unpackWoff(readFileSync(file));
	const count = font.readUInt16BE(4);
	const names = Array.from({ length: count }, (_, i) => {
		const entry = 12 + 16 * i;
		const [sum, offset, length] = [4, 8, 12].map((at) => font.readUInt32BE(entry + at)) as [number, number, number];
		const name = font.toString('latin1', entry, entry + 4);
		// The head's own checksum takes the whole font into account.
		if (name !== 'head') expect(checksum(font.subarray(offset, offset + length)), name).toBe(sum);
		expect(offset % 4).toBe(0);
		return name;
	});
	expect(font.readUInt32BE(0)).toBe(0x00010000);
	expect(names).toEqual(expect.arrayContaining(['cmap', 'glyf', 'head', 'hmtx', 'loca']));
});
