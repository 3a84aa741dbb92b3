import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { IndexDamaged, writeDurably } from './durable-file.ts';
import type { Deletes } from './live-counts.ts';

/** Keeps what is deleted beside the segment's file. */
export function writeDeletes(
	folder: string,
	{ file, cases, terms, turns, termCases, fieldCases }: Deletes,
): { file: string; sum: number } {
	const columns = [Uint32Array.of(cases.length, terms.length), cases, terms, turns, termCases, fieldCases];
	const bytes = Buffer.concat(columns.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)));
	writeDurably(join(folder, file), bytes);
	return { file, sum: crc32(bytes) };
}

/** Reads what is deleted; throws `IndexDamaged` when the bytes are not those that were written. */
export function readDeletes(folder: string, file: string, sum: number): Deletes {
	const bytes = readFileSync(join(folder, file));
	if (crc32(bytes) !== sum) throw new IndexDamaged(`The search index's file ${file} is damaged.`);
	const numbers = new Uint32Array(Uint8Array.from(bytes).buffer);
	const [caseCount = 0, termCount = 0] = numbers;
	const column = (i: number) => numbers.subarray(2 + caseCount + i * termCount, 2 + caseCount + (i + 1) * termCount);
	const cases = numbers.subarray(2, 2 + caseCount);
	return { file, cases, terms: column(0), turns: column(1), termCases: column(2), fieldCases: column(3) };
}
