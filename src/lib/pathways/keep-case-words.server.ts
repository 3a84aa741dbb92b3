import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/** The words of a case as the search room analyses them. */
export interface WordsOfCase {
	caseId: number;
	version: string;
	words: [term: string, count: number][];
}

/** A word and its count in the database: eight bytes, little-endian. */
const bytesEach = 8;

/** Reads the words of the cases that changed; `known` says of which cases which version is here. */
export type ReadWords = (known: ReadonlyMap<number, string>) => AsyncIterable<WordsOfCase[]>;

/** Brings the words of all cases up to date; returns how many cases had others. */
export async function keepCaseWords(db: Db, readWords: ReadWords): Promise<number> {
	const rows = await db.selectFrom('pathways.case_words').select(['case_id', 'version']).execute();
	let changed = 0;
	for await (const some of readWords(new Map(rows.map((row) => [row.case_id, row.version])))) {
		await storeWords(db, some);
		changed += some.length;
	}
	return changed;
}

/** A case that was removed meanwhile is left out. */
async function storeWords(db: Db, some: WordsOfCase[]): Promise<void> {
	if (some.length === 0) return;
	const ids = some.map(({ caseId }) => caseId);
	const versions = some.map(({ version }) => version);
	const words = some.map(({ words }) => encodeWords(words));
	await sql`
		insert into pathways.case_words (case_id, version, words)
		select n.case_id, n.version, n.words from unnest(${ids}::int[], ${versions}::text[], ${words}::bytea[]) as n (case_id, version, words)
		join catalogue.cases c on c.id = n.case_id
		on conflict (case_id) do update set version = excluded.version, words = excluded.words
	`.execute(db);
}

function encodeWords(words: [term: string, count: number][]): Buffer {
	const bytes = Buffer.alloc(words.length * bytesEach);
	for (const [at, [term, count]] of words.entries()) {
		bytes.writeUInt32LE(hashOf(term), at * bytesEach);
		bytes.writeFloatLE(count, at * bytesEach + 4);
	}
	return bytes;
}

/** Reads back what is stored of a case's words. */
export function* decodeWords(bytes: Buffer): Generator<[hash: number, count: number]> {
	for (let at = 0; at < bytes.length; at += bytesEach) yield [bytes.readUInt32LE(at), bytes.readFloatLE(at + 4)];
}

/** FNV-1a, 32 bits: among a million words one in eight thousand shares its number with another, which harms nobody. */
function hashOf(term: string): number {
	let hash = 0x811c9dc5;
	for (const byte of Buffer.from(term)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
	return hash;
}
