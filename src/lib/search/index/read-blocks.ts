import { setImmediate as breathe } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { IndexDamaged, readFully } from './durable-file.ts';
import { blockSize, type Segment } from './segment.ts';

/** How much is read at once where all is read. */
const window = 1 << 20;

/** Reads a part of a segment's blocks; each block's checksum is looked at the first time. */
export function readBlocks(segment: Segment, from: number, to: number): Uint8Array {
	const { fd, header, seenBlocks } = segment;
	const first = Math.floor(from / blockSize);
	const last = Math.ceil(Math.min(to, header.blockBytes) / blockSize);
	const size = Math.max(0, Math.min(last * blockSize, header.blockBytes) - first * blockSize);
	const bytes = new Uint8Array(Buffer.allocUnsafeSlow(size).buffer);
	readFully(fd, bytes, first * blockSize);
	for (let block = first; block < last; block++) if (!seenBlocks[block]) checkBlock(segment, block, bytes, first);
	return bytes.subarray(from - first * blockSize, to - first * blockSize);
}

function checkBlock({ file, blockSum, seenBlocks }: Segment, block: number, bytes: Uint8Array, first: number): void {
	const at = (block - first) * blockSize;
	if (crc32(bytes.subarray(at, at + blockSize)) !== blockSum[block])
		throw new IndexDamaged(`The search index's file ${file} is damaged: block ${block}.`);
	seenBlocks[block] = 1;
}

/** Reads and checks all that is not held in memory; other work gets its turn meanwhile. */
export async function checkBlocks(segment: Segment): Promise<void> {
	const { blockBytes } = segment.header;
	for (let from = 0; from < blockBytes; from += window) {
		readBlocks(segment, from, Math.min(from + window, blockBytes));
		await breathe();
	}
}

/** The bytes of a term's postings. */
export function listBytes(segment: Segment, term: number): Uint8Array {
	return readBlocks(segment, segment.listStart[term] as number, segment.listStart[term + 1] ?? segment.header.placesAt);
}

/** Where a turn stands in its transcript and in the recording. */
export function placeOf(segment: Segment, turn: number): { position: number; startMs: number | undefined } {
	const from = segment.header.placesAt + turn * 8;
	const bytes = readBlocks(segment, from, from + 8);
	const [position, startMs] = new Int32Array(bytes.slice().buffer) as unknown as [number, number];
	return { position, startMs: startMs < 0 ? undefined : startMs };
}

/** Where all turns stand: position and start by turns, -1 for no start. */
export function allPlaces(segment: Segment): Int32Array {
	const bytes = readBlocks(segment, segment.header.placesAt, segment.header.versionsAt);
	return new Int32Array(bytes.slice().buffer);
}

/** The version of each case, in the segment's order. */
export function versionsOf(segment: Segment): string[] {
	const { versionsAt, blockBytes } = segment.header;
	return JSON.parse(Buffer.from(readBlocks(segment, versionsAt, blockBytes)).toString()) as string[];
}

/** The postings' bytes of every term in order, read in large pieces. */
export function* eachList(segment: Segment): Generator<{ term: number; bytes: Uint8Array }> {
	const { header, listStart } = segment;
	let piece = new Uint8Array(0);
	let pieceAt = 0;
	for (let term = 0; term < header.terms; term++) {
		const from = listStart[term] as number;
		const to = listStart[term + 1] ?? header.placesAt;
		if (to > pieceAt + piece.length) {
			pieceAt = from;
			piece = readBlocks(segment, from, Math.min(Math.max(to, from + window), header.placesAt)) as Uint8Array<ArrayBuffer>;
		}
		yield { term, bytes: piece.subarray(from - pieceAt, to - pieceAt) };
	}
}
